// The time a conversation has taken so far.

export function startClock(box, shown, startedAt) {
  const start = Date.parse(startedAt);
  const tick = () => {
    const seconds = Math.max(0, Math.floor((Date.now() - start) / 1000));
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  box.hidden = false;
  const timer = setInterval(tick, 1000);
  return { stop: () => clearInterval(timer) };
}
