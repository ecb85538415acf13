const BROWSERS = { chrome: "Chrome", firefox: "Firefox" };
const DEVICES = { ordinateur: "ordinateur", tablette: "tablette" };

/** One environment per cell, told apart by the labels `navigateur` and `appareil` of each result. */
const environments = Object.fromEntries(
  Object.entries(BROWSERS).flatMap(([browser, browserName]) =>
    Object.entries(DEVICES).map(([device, deviceName]) => [
      `${browser}-${device}`,
      {
        name: `${browserName} · ${deviceName}`,
        matcher: ({ labels }) =>
          labels.some(({ name, value }) => name === "navigateur" && value === browser) &&
          labels.some(({ name, value }) => name === "appareil" && value === device),
      },
    ]),
  ),
);

export default {
  name: "Recette de conformité — première connexion",
  environments,
  categories: [
    { name: "Écart de conformité", matchers: { statuses: ["failed"] }, expand: true },
    {
      name: "Préparation bloquée",
      matchers: { statuses: ["broken"], labels: { statut: /^bloqué$/ } },
      expand: true,
    },
    { name: "Incident d'outillage", matchers: { statuses: ["broken"] }, expand: true },
  ],
  hideLabels: ["host", "thread", "framework", "language", "package", "parentSuite", "suite", "subSuite"],
  plugins: {
    awesome: {
      options: {
        singleFile: true,
        reportLanguage: "fr",
        groupBy: ["feature"],
        stepTreeExpansion: "expanded",
      },
    },
  },
};
