// The whole site: a screen for each address, drawn here from what the server answers under /api.

const app = document.getElementById("app");
let busy = false; // something was sent, and is not answered yet
let shown = 0; // how many screens were asked for: of two that come late, the last one stays
let notice = ""; // what the next screen has to tell
let read = false; // whether the terms were scrolled to their end

// Markup

class Markup {
  constructor(text) { this.text = text; }
}
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const written = (value) => {
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map(written).join("") : escaped(value || "");
};
const html = (parts, ...values) => new Markup(parts.map((part, rank) => part + (rank < values.length ? written(values[rank]) : "")).join(""));
const attributes = (values) => Object.entries(values).map(([name, value]) => html` ${name}="${value}"`);

const entry = (name, label, drawn, hint = "") => html`<div class="entry">
  <span class="label" id="${name}-label" data-do="focus" data-of="${name}">${label}</span>
  ${hint && html`<span class="hint" id="${name}-hint">${hint}</span>`}
  ${drawn}<span class="error" id="${name}-error" role="alert"></span></div>`;
const tied = (name) => html`id="${name}" data-entry aria-labelledby="${name}-label" aria-describedby="${name}-hint ${name}-error"`;
const field = (name, label, { hint, ...others } = {}) =>
  entry(name, label, html`<input ${tied(name)} autocapitalize="none" spellcheck="false"${attributes(others)}>`, hint);
const list = (name, label, choices) => entry(name, label, html`<select ${tied(name)}>
  <option value="">Choisissez…</option>${choices.map((each) => html`<option value="${each.toLowerCase()}">${each}</option>`)}</select>`);
const box = (name, words) => html`<div class="box" data-do="tick" data-of="${name}">
  <span role="checkbox" id="${name}" data-entry tabindex="0" aria-checked="false" aria-labelledby="${name}-label"></span>
  <span id="${name}-label">${words}</span></div>`;
const button = (label, action, others = {}) => html`<button type="button" data-do="${action}"${attributes(others)}>${label}</button>`;
const primary = (label, action) => button(label, action, { class: "main", "data-default": "" });
const go = (label, to) => html`<a role="button" class="button" href="${to}">${label}</a>`;
const help = (label, words) => html`<p><a role="button" class="help" tabindex="0" aria-expanded="false" data-do="unfold">${label}</a></p><div class="unfolded" hidden>${words}</div>`;
const whole = html`<div class="alert" role="alert" data-of-all></div>`;
const ENTRANCE = "Accédez à votre Espace Santé Assuré";

// Screens: a title, whether the server is asked what they show, and how they are drawn

const SCREENS = {
  "/decouvrir": { title: "L'espace adhérent particulier", draw: () => html`
    <p>Remboursements, carte de tiers payant, coordonnées : tout se suit en ligne.</p>
    <p><a class="button main" href="/login">Ouvrir mon espace</a></p>` },
  "/login": { title: "Connexion", asks: true, draw: ({ activated, open }) => html`
    ${activated && html`<p class="activated" role="status">Votre compte est activé</p>`}${whole}
    ${open && html`<p>Vous êtes déjà connecté : <a href="/espace">ouvrir mon espace</a></p>`}
    ${field("number", "Identifiant :", { inputmode: "numeric", autocomplete: "username" })}
    ${help("Où trouver votre identifiant ?", "C'est votre numéro d'adhérent : 8 chiffres, en haut à droite de votre carte de tiers payant. Il sert à tout le foyer.")}
    ${field("password", "Mot de passe :", { type: "password", autocomplete: "current-password" })}
    <p><a href="/oubli">Mot de passe oublié ?</a></p>
    <div class="actions">${primary("CONNECTEZ-VOUS", "login")}${go("PREMIÈRE CONNEXION", "/inscription")}</div>` },
  "/oubli": { title: "Mot de passe oublié", draw: () => html`${whole}
    <p>Le service adhérents vous aidera à choisir un nouveau mot de passe.</p>
    ${field("contact", "Votre identifiant, votre e-mail ou votre mobile *")}
    <div class="actions"><a href="/login">Revenir à la connexion</a>${primary("Demander de l'aide", "askHelp")}</div>` },
  "/inscription": { title: "Première connexion", draw: () => html`
    <p>L'identifiant est le numéro d'adhérent de l'assuré·e principal·e : le même pour tout le foyer.</p>
    <div class="paths">${go("✓ J'ai déjà reçu mon identifiant", "/inscription/identifiant")}
    ${go("✓ Je n'ai pas encore reçu mon identifiant", "/inscription/naissance")}</div>
    <p><a href="/login">Revenir vers page d'authentification</a></p>` },
  "/inscription/identifiant": { title: ENTRANCE, asks: true, draw: (data) => html`${whole}
    ${field("number", "Votre Identifiant*", { inputmode: "numeric", autocomplete: "username", hint: "8 chiffres" })}
    ${identification(data)}` },
  "/inscription/naissance": { title: ENTRANCE, asks: true, draw: (data) => html`${whole}${identification(data, html`
    ${entry("birth_date", "Date de naissance *", html`<div class="dated"><input ${tied("birth_date")} placeholder="JJ/MM/AAAA" inputmode="numeric" autocomplete="bday">
      ${button("▦", "openCalendar", { "aria-label": "Ouvrir le calendrier", "aria-expanded": "false" })}</div>
      <div class="calendar" role="group" aria-label="Calendrier" hidden></div>`, "Celle de l'assuré·e principal·e")}`)}` },
  "/inscription/code": { title: ENTRANCE, asks: true, draw: ({ channel, destination, minutes, sending }) => html`
    <h2>Activer votre compte par code ${channel} à usage unique</h2>${whole}
    <p>${sending > 1 ? "Un nouveau message, qui remplace les autres, est parti" : "Un message est parti"} vers <b>${destination}</b>. Son code vaut ${minutes} minutes.</p>
    <p><b>Entrez le code confirmation reçu</b></p>
    ${field("code", "Code personnel", { class: "masked", inputmode: "numeric", autocomplete: "one-time-code" })}
    <div class="actions">${button("✓ Générer un nouveau code", "renewCode", { "data-sending": sending })}${primary("✓ Valider", "sendCode")}</div>
    <p>${button("Abandonner", "giveUp", { class: "quiet" })}</p>` },
  "/inscription/activation": { title: "Activation", asks: true, draw: ({ number, email, phone, note }) => html`
    <p>Pour activer votre compte, veuillez saisir les informations ci-dessous.</p>${whole}
    <h2>Vos données personnelles</h2>
    ${field("number", "Identifiant *", { value: number, readonly: "", autocomplete: "username", hint: note && "Pensez à le noter. Il est aussi sur votre carte de tiers payant." })}
    ${field("phone", "Téléphone", { value: phone, type: "tel", autocomplete: "tel" })}
    ${field("email", "Adresse e-mail *", { value: email, inputmode: "email", autocomplete: "email" })}
    ${field("email_confirmation", "Confirmation adresse e-mail *", { inputmode: "email", autocomplete: "email" })}
    <h2>Définition du mot de passe</h2>
    ${field("password", "Mot de passe *", { type: "password", autocomplete: "new-password" })}
    ${field("password_confirmation", "Confirmation mot de passe *", { type: "password", autocomplete: "new-password" })}
    <p>Votre mot de passe doit comporter 10 caractères minimum.</p>
    <p>Le nouveau mot de passe doit comporter au minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial.</p>
    <p>[*] champs obligatoires</p>
    <h2>Option de mise en ligne de vos courriers</h2>
    <p>Bénéficiez des avantages qu'offre la réception de vos documents en ligne :</p>
    <ul>${ARGUMENTS.map(([name, words]) => html`<li><b>${name} :</b> ${words}</li>`)}</ul>
    ${list("reception", "Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par *", ["Courrier", "Mail", "SMS"])}
    <div class="actions">${button("✕ Annuler", "giveUp")}${primary("Valider", "activate")}</div>` },
  "/espace": { title: "Votre espace", asks: true, draw: space },
  "/espace/carte": { title: "Votre carte de tiers payant", asks: true, draw: space },
  "/espace/coordonnees": { title: "Vos coordonnées", asks: true, draw: space },
};
const NOWHERE = { title: "Adresse inconnue", draw: () => html`<p>Rien ne se trouve ici. <a href="/login">Aller à la connexion</a></p>` };
const ARGUMENTS = [
  ["Pratique", "Un e-mail vous informe dès la mise en ligne d'un nouveau document sur votre espace personnel. Ces derniers sont consultables 24h/24 et 7j/7. De plus, pas de risque d'égarer vos documents, ni de perdre du temps dans la recherche de ces derniers, tout est accessible en ligne. Vous avez aussi la possibilité de les enregistrer sur le support de votre choix, ainsi que de les imprimer."],
  ["Sécurisé", "Vos documents sont identiques aux documents papier correspondant et ont la même valeur juridique, le bénéfice d'un archivage en plus."],
  ["Écologique", "Vous faites un geste pour l'environnement et la préservation des forêts."],
  ["Gratuit", "Vous ne payez aucun frais supplémentaire."],
  ["Réversible", "Vous pouvez choisir à tout moment de revenir aux documents « papier »."],
];

function identification({ captcha }, birthDate = "") {
  return html`${field("contact", "Votre Email ou N° Tel portable (Mentionné lors de l'inscription)", { autocomplete: "email" })}${birthDate}
    <div class="captcha"><img alt="Image de vérification : cinq caractères à recopier" width="220" height="76" src="/api/images/${captcha}">
    <audio controls preload="none" aria-label="Cinq chiffres à entendre, en anglais" src="/api/sons/${captcha}"></audio></div>
    <input type="hidden" id="captcha" data-entry value="${captcha}">
    ${field("verification", "Vérification du texte *", { autocomplete: "off" })}
    ${help("Je n'arrive pas à m'identifier", "Un conseiller peut vous reconnaître sans cette image : 01 99 00 00 00, du lundi au vendredi, de 9 h à 18 h. Munissez-vous de votre carte de tiers payant.")}
    <p>[*] Champs obligatoires</p>
    <div class="actions">${button("Annuler", "giveUp")}${primary("Valider", "identify")}</div>`;
}

function space({ lines }) {
  const pages = Object.keys(SCREENS).filter((path) => path.startsWith("/espace"));
  return html`<dl>${Object.entries(lines).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    <ul class="pages">${pages.map((path) => html`<li><a href="${path}">${SCREENS[path].title}</a></li>`)}</ul>
    <p>${button("Se déconnecter", "logOut")}</p>`;
}

const terms = (text) => html`
  <p id="instruction"><b>${text.instruction}</b></p>
  <div class="terms" role="region" tabindex="0" aria-labelledby="instruction">
    <h2>${text.title}</h2>${text.introduction.map((words) => html`<p>${words}</p>`)}
    <p><b>${text.commitments_lead}</b></p><ul>${text.commitments.map((words) => html`<li>${words}</li>`)}</ul>
    ${text.articles.map(({ title, paragraphs, items, closing }) => html`<h3>${title}</h3>${paragraphs.map((words) => html`<p>${words}</p>`)}
      <ul>${items.map((words) => html`<li>${words}</li>`)}</ul>${closing.map((words) => html`<p>${words}</p>`)}`)}
    <p>Version ${text.version}, en vigueur depuis le ${text.in_force_since}.</p>
  </div>${whole}
  ${Object.entries(text.boxes).map(([name, words]) => box(name, words))}
  <div class="actions"><a role="button" class="button" href="/api/cgu.pdf" download>Télécharger les CGU</a>
  ${button("Refuser", "refuse")}${primary("J'accepte", "accept")}</div>`;

// Going from one screen to another

async function call(method, path, body) {
  const token = document.cookie.match(/__Host-jeton=([^;]+)/)?.[1] ?? "";
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  try {
    const answer = await fetch(`/api${path}`, { method, headers, body: body && JSON.stringify(body) });
    return await answer.json();
  } catch {
    return { errors: { "": "Le service ne répond pas. Recommencez dans un instant." } };
  }
}

function lead(to, replaces = to === location.pathname) {
  history[replaces ? "replaceState" : "pushState"](null, "", to);
  return show();
}

async function show() {
  const turn = ++shown;
  const path = location.pathname.replace(/(.)\/$/, "$1");
  const screen = SCREENS[path] ?? NOWHERE;
  const data = screen.asks ? await call("GET", path) : {};
  if (turn !== shown) return undefined;
  if (data.to) return lead(data.to, true);
  const again = app.childElementCount > 0;
  document.querySelector("dialog")?.remove();
  document.title = `${screen.title} – Mutuelle MBTP`;
  const failed = data.errors && html`<p class="alert" role="alert">${data.errors[""]}</p>`;
  const held = data.terms ? "" : (failed ?? screen.draw(data));
  app.innerHTML = html`<section class="card"><h1 tabindex="-1">${screen.title}</h1>
    ${notice && html`<p class="notice" role="status">${notice}</p>`}${held}</section>`.text;
  notice = "";
  scrollTo(0, 0);
  if (again) app.querySelector("h1").focus();
  return data.terms && showTerms(turn);
}

async function showTerms(turn) {
  const text = await call("GET", "/cgu");
  if (turn !== shown || text.errors) return;
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Conditions générales d'utilisation");
  dialog.innerHTML = terms(text).text;
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.isConnected && dialog.showModal()); // Escape is no answer
  dialog.showModal();
  const area = dialog.querySelector(".terms");
  const look = () => { read ||= area.scrollTop + area.clientHeight >= area.scrollHeight - 2; };
  read = false;
  area.addEventListener("scroll", look);
  new ResizeObserver(look).observe(area);
}

// Sending what was entered

const place = () => document.querySelector("dialog") ?? app;
const entries = () => Object.fromEntries([...place().querySelectorAll("[data-entry]")].map(
  (node) => [node.id, node.role === "checkbox" ? node.ariaChecked === "true" : node.value]));

async function send(method, path, body = entries(), then = "") {
  if (busy) return;
  busy = true;
  app.ariaBusy = "true";
  tell({});
  const answer = await call(method, path, body);
  if (answer.captcha) renewImage(answer.captcha);
  if (answer.to) {
    notice = then;
    await lead(answer.to);
  } else tell(answer.errors);
  busy = false;
  app.ariaBusy = "false";
}

function tell(errors) {
  for (const node of place().querySelectorAll("[data-entry][aria-describedby]")) {
    document.getElementById(`${node.id}-error`).textContent = errors[node.id] ?? "";
    if (errors[node.id]) node.ariaInvalid = "true";
    else node.removeAttribute("aria-invalid");
  }
  const told = errors[""] ?? (Object.keys(errors).length ? "Il reste des renseignements à revoir ci-dessous." : "");
  const whole = place().querySelector("[data-of-all]");
  if (whole) whole.textContent = told;
  place().querySelector("[aria-invalid]")?.focus();
}

function renewImage(key) {
  app.querySelector("img").src = `/api/images/${key}`;
  app.querySelector("audio").src = `/api/sons/${key}`;
  document.getElementById("captcha").value = key;
  document.getElementById("verification").value = "";
}

// The calendar of the birth date

function openCalendar(opener) {
  const calendar = app.querySelector(".calendar");
  calendar.hidden = !calendar.hidden;
  opener.ariaExpanded = String(!calendar.hidden);
  const today = new Date();
  const [, month, year] = document.getElementById("birth_date").value.match(/^\d\d\/(\d\d)\/(\d{4})$/) ?? [null, 1, today.getFullYear() - 40];
  const years = Array.from({ length: 121 }, (_, rank) => today.getFullYear() - rank);
  const months = Array.from({ length: 12 }, (_, rank) => new Date(2000, rank, 1).toLocaleDateString("fr-FR", { month: "long" }));
  calendar.innerHTML = html`<select aria-label="Mois">${months.map((name, rank) => html`<option value="${rank + 1}">${name}</option>`)}</select>
    <select aria-label="Année">${years.map((each) => html`<option>${each}</option>`)}</select><div class="days"></div>`.text;
  const lists = calendar.querySelectorAll("select");
  [lists[0].value, lists[1].value] = [Number(month), year];
  const draw = () => {
    const date = (day) => [day, lists[0].value, lists[1].value].map((part) => String(part).padStart(2, "0")).join("/");
    const days = Array.from({ length: new Date(lists[1].value, lists[0].value, 0).getDate() }, (_, rank) => rank + 1);
    calendar.querySelector(".days").innerHTML = html`${days.map((day) => button(day, "pickDay", { "data-date": date(day) }))}`.text;
  };
  lists.forEach((each) => each.addEventListener("change", draw));
  draw();
}

// What each gesture does

const ACTIONS = {
  login: () => send("POST", "/login"),
  logOut: () => send("DELETE", "/login", null, "À bientôt : votre session est fermée."),
  askHelp: () => send("POST", "/oubli", entries(), "Si ces renseignements sont les vôtres, le service adhérents vous écrira."),
  identify: () => send("POST", location.pathname),
  sendCode: () => send("POST", "/inscription/code"),
  renewCode: ({ dataset }) => send("PUT", "/inscription/code", { sending: dataset.sending }),
  activate: () => send("POST", "/inscription/activation"),
  giveUp: () => send("DELETE", "/inscription", null),
  accept: () => send("POST", "/cgu", { ...entries(), read }),
  refuse: () => send("DELETE", "/login", null, "Sans votre accord, l'espace reste fermé. Les conditions vous seront présentées à nouveau."),
  focus: ({ dataset }) => document.getElementById(dataset.of).focus(),
  tick: ({ dataset }) => {
    const node = document.getElementById(dataset.of);
    node.ariaChecked = String(node.ariaChecked !== "true");
  },
  unfold: (link) => {
    const words = link.parentElement.nextElementSibling;
    words.hidden = !words.hidden;
    link.ariaExpanded = String(!words.hidden);
  },
  openCalendar,
  pickDay: ({ dataset }) => {
    document.getElementById("birth_date").value = dataset.date;
    app.querySelector("[data-do=openCalendar]").click();
    document.getElementById("birth_date").focus();
  },
};

document.addEventListener("click", (event) => {
  const node = event.target.closest("[data-do], a[href^='/']:not([download])");
  if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (node.dataset.do) ACTIONS[node.dataset.do](node);
  else if (!busy) lead(node.pathname);
});

document.addEventListener("keydown", (event) => {
  const node = event.target;
  const pressed = event.key === " " ? node.matches("[role=button], [role=checkbox]") : event.key === "Enter" && node.matches("a:not([href])");
  if (pressed) node.click();
  else if (event.key === "Enter" && node.matches("input")) place().querySelector("[data-default]").click();
  else return;
  event.preventDefault();
});

addEventListener("popstate", show);
addEventListener("pageshow", (event) => event.persisted && show());
show();
