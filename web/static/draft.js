// What was typed survives a reload; it is forgotten once it was said.

export function keepDraft(field, key) {
  field.value = field.value || localStorage.getItem(key) || "";
  field.addEventListener("input", () => localStorage.setItem(key, field.value));
  const forget = (said) => {
    if (localStorage.getItem(key)?.trim() === said.trim()) localStorage.removeItem(key);
  };
  return { forget };
}
