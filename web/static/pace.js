// People take a moment to answer: 0.4 to 2.5 seconds by the length of what they say.

const SHORTEST = 400;
const LONGEST = 2500;
const PER_LETTER = 14;
const KEY = "pace";

export function humanPace(box) {
  box.closest("label").hidden = false;
  box.checked = localStorage.getItem(KEY) !== "off";
  box.addEventListener("change", () => localStorage.setItem(KEY, box.checked ? "on" : "off"));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  return {
    // Milliseconds left until words of this length may appear, asked for `since` ms ago.
    wait(length, since) {
      if (!box.checked || still.matches) return 0;
      return Math.max(0, Math.min(LONGEST, SHORTEST + length * PER_LETTER) - since);
    },
  };
}
