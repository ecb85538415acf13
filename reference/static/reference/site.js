"use strict";

// A form leaves once: the server copes with a repeated submission, the visitor need not wait for it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

// A page that comes back from the history can be submitted again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.querySelector("[data-focus]")?.focus();

// Whose space it is, on every page of it.
document.querySelectorAll("[data-profile]").forEach(async (holder) => {
  const answer = await fetch(holder.dataset.profile);
  if (!answer.ok) return;
  const {prenom, nom} = await answer.json();
  holder.textContent = `${prenom} ${nom}`;
});

// Going to the help page keeps what was typed: the server gives it back on return.
document.querySelector("a[data-keep-entries]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const link = event.currentTarget;
  const form = link.closest("form");
  form.action = link.href;
  form.submit();
});
