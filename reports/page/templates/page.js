// An address such as recette.html#EX-1.2-4-14 shows its target, whatever is filtered out or closed.
const show = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest(".filtered")) document.getElementById("filtre-tout").checked = true;
  const closed = target.matches(".requirement") ? target.querySelector("details") : target.closest("details");
  if (closed) closed.open = true;
  (target.closest(".requirement") ?? target).scrollIntoView();
};
addEventListener("hashchange", show);
show();
