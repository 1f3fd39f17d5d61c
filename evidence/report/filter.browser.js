// Chooses what is seen of the controls and the rules. Without it all of them are there, folded.
for (const form of document.querySelectorAll("form.filter")) {
  const { group, state, words, fold } = form.elements;
  const area = form.parentElement;
  const isControls = form.dataset.filter === "controls";
  const rows = [...area.querySelectorAll(isControls ? "tbody tr[id]" : "details.rule")];
  const folds = [...area.querySelectorAll("details")];
  const output = form.querySelector("output");

  function isWanted(row) {
    const inGroup = !group?.value || row.closest("[data-group]").dataset.group === group.value;
    const stands =
      !state.value ||
      (isControls ? row.parentElement.rows[0] : row.firstElementChild).querySelector(`b.${state.value}`);
    return inGroup && stands && row.textContent.toLowerCase().includes(words.value.trim().toLowerCase());
  }

  function choose() {
    const isChosen = Boolean(group?.value || state.value || words.value.trim());
    let seen = 0;
    for (const row of rows) {
      row.hidden = isChosen && !isWanted(row);
      seen += row.hidden ? 0 : 1;
    }
    for (const part of area.querySelectorAll("details.framework, details.family, .family tbody, section.capability")) {
      part.hidden = ![...part.querySelectorAll(isControls ? "tbody tr[id]" : "details.rule")].some(
        (row) => !row.hidden,
      );
      if ("open" in part) part.open = isChosen && !part.hidden;
    }
    output.value = isChosen ? `${seen} of ${rows.length} ${form.dataset.filter}` : "";
  }

  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  fold.addEventListener("click", () => {
    const isOpening = folds.some((part) => !part.open && !part.hidden);
    for (const part of folds) part.open = isOpening;
    fold.textContent = isOpening ? "Close all" : "Open all";
  });
}

// What a link leads to is opened, in browsers that don't do so themselves, too.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = target?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
  target?.scrollIntoView();
}
addEventListener("hashchange", reveal);
if (location.hash) reveal();
