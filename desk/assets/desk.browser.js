// Sends the form as somebody types and puts the answer in its places. Without it the desk is an ordinary form.
const form = document.getElementById("form");
const saved = document.getElementById("saved");
let waiting = false;
let sending = false;
/** How long nobody has written before they are at rest, in milliseconds. */
const REST = 500;
const picture = document.querySelector("#picture > .home");
let pause;
let drawing;
/** Address of a draft, kept from reload to reload. */
const here = (id) => `/drafts/${id}`;

async function send() {
  if (sending) {
    waiting = true;
    return;
  }
  sending = true;
  document.documentElement.dataset.at = "work";
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
    if (answer.ok) show(await answer.json());
    else
      tell(answer.status === 413 ? "That is too long to be kept." : "This could not be kept; the last good state is.");
  } catch {
    tell("The desk is closed: start it again, and go on writing; nothing on this page is lost until you close it.");
  }
  sending = false;
  if (waiting) {
    waiting = false;
    send();
  } else {
    document.documentElement.dataset.at = "rest";
  }
}

function show({ id, version, says, wrong, parts }) {
  form.action = here(id);
  form.elements.version.value = version;
  if (location.pathname !== here(id)) history.replaceState(null, "", here(id));
  form.querySelector("[value=discard]").hidden = false;
  tell("Kept as a draft on this computer.");
  for (const [part, html] of Object.entries(parts)) put(document.getElementById(part), html);
  for (const place of form.querySelectorAll(".says")) put(place, says[place.id.slice(5)] ?? "");
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const name of wrong) document.getElementById(name)?.setAttribute("aria-invalid", "true");
  for (const name of Object.keys(says))
    document.getElementById(`field.${name}`)?.closest("details")?.setAttribute("open", "");
  atRest(() => {
    list(`${here(id)}/lists`);
    draw(`${here(id)}/picture`);
  });
}

const shown = new WeakMap();

/** Leaves alone what says the same, so that nobody loses the place where they read. */
function put(place, html) {
  if (!place || shown.get(place) === html) return;
  const open = new Map([...place.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  place.innerHTML = html;
  for (const one of place.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = open.get(one.id);
  shown.set(place, html);
}

/** Does what nobody waits for while they write, once they don't: drawing the home is a second's work. */
function atRest(deed) {
  stopResting();
  pause = setTimeout(deed, REST);
}

function stopResting() {
  clearTimeout(pause);
  drawing?.abort();
}

/** Brings what can be chosen up to date with what was written. */
async function list(from) {
  const answer = await fetch(from).catch(() => null);
  if (answer?.ok) document.getElementById("lists").outerHTML = await answer.text();
}

/** Shows the home as it would be built; while that can't be told the last one stays, set back, with the reason. */
async function draw(from) {
  drawing = new AbortController();
  const { signal } = drawing;
  picture.ariaBusy = "true";
  try {
    const answer = await fetch(from, { signal });
    const text = await answer.text();
    if (answer.ok) put(picture.firstElementChild, text);
    picture.classList.toggle("old", !answer.ok);
    const why = answer.headers.get("content-type")?.startsWith("text/plain") ? text : "The home can't be drawn now.";
    picture.lastElementChild.textContent = answer.ok ? "" : why;
    picture.ariaBusy = "false";
  } catch {
    // Somebody writes on, or the desk is closed, which the next word says.
  }
}

function tell(text) {
  if (saved.textContent !== text) saved.textContent = text;
}

form.addEventListener("input", () => {
  stopResting();
  send();
});
form.addEventListener("submit", (event) => {
  if (event.submitter?.value !== "keep") return;
  event.preventDefault();
  send();
});

document.addEventListener("click", (event) => {
  const way = event.target.closest("[data-write]");
  const input = way && document.getElementById(way.dataset.at);
  if (!input) return;
  input.value = way.dataset.write;
  input.closest("details")?.setAttribute("open", "");
  input.focus();
  send();
});

if (picture.dataset.from) atRest(() => draw(picture.dataset.from));
