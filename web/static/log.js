// The conversation on the page. Words enter as text, never as markup.

export function openLog(log, name) {
  const add = (index, mine, text) => {
    const turn = document.createElement("p");
    turn.className = `turn ${mine ? "you" : "them"}`;
    turn.id = `turn-${index}`;
    const by = document.createElement("span");
    by.className = "by";
    by.textContent = mine ? "You" : name;
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = text;
    turn.append(by, words);
    log.append(turn);
    turn.scrollIntoView({ block: "end", behavior: "instant" });
    return words;
  };
  return {
    // A turn of the rep; one that stands there already is left as it is.
    mine(index, text, action) {
      if (document.getElementById(`turn-${index}`)) return;
      const words = add(index, true, action === "wait" ? "says nothing" : text);
      if (action === "wait") words.classList.add("meta");
    },
    // The place where the homeowner's words will stand.
    theirs(index) {
      log.setAttribute("aria-busy", "true");
      const words = add(index, false, "");
      return {
        more: (text) => words.append(text),
        whole: (text) => {
          words.textContent = text;
          log.removeAttribute("aria-busy");
          words.parentElement.scrollIntoView({ block: "end", behavior: "instant" });
        },
        remove: () => {
          words.parentElement.remove();
          log.removeAttribute("aria-busy");
        },
      };
    },
  };
}
