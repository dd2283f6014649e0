// The conversation: say a turn, hear the reply as it comes, and lose nothing on the way.
import { startClock } from "./clock.js";
import { keepDraft } from "./draft.js";
import { events } from "./events.js";
import { openLog } from "./log.js";
import { humanPace } from "./pace.js";

const part = (id) => document.getElementById(id);
const chat = part("chat");
const { attempt, name } = chat.dataset;
const form = part("say");
const field = part("text");
const draft = keepDraft(field, `draft-${attempt}`);
const pace = humanPace(part("pace"));
const clock = startClock(part("clock"), part("elapsed"), chat.dataset.started);
const log = openLog(part("log"), name);
let next = Number(chat.dataset.next);
let busy = false;

class Refused extends Error {
  constructor(message, { reload = false, back = false } = {}) {
    super(message);
    this.reload = reload;
    this.back = back;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function ask(turn) {
  const response = await fetch(`/api/attempts/${attempt}/turns/${turn.index}`, {
    method: "PUT",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ text: turn.text, action: turn.action }),
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const message = problem.detail ?? "The answer did not come.";
  throw new Refused(message, { reload: response.status === 409, back: response.status === 422 });
}

async function* caught(heard, broken) {
  try {
    yield* heard;
  } catch (error) {
    broken(error);
  }
}

async function hear(turn) {
  const asked = performance.now();
  const response = await ask(turn);
  let place = null;
  let outcome = null;
  let done = false;
  const heard = events(response);
  const broken = (error) => {
    place?.remove();
    throw error;
  };
  for await (const event of caught(heard, broken)) {
    if (event.name === "error") broken(new Refused(event.data.message));
    if (event.name === "ended") outcome = event.data.outcome;
    if (event.name !== "chunk" && event.name !== "turn") continue;
    if (!place) {
      await pause(pace.wait(event.data.text.length, performance.now() - asked));
      part("typing").hidden = true;
      place = log.theirs(turn.index + 1);
    }
    if (event.name === "chunk") place.more(event.data.text);
    else {
      place.whole(event.data.text);
      next = event.data.index + 1;
      done = true;
    }
  }
  if (!done) {
    place?.remove();
    throw new Refused("The answer was cut off. What you said is kept.");
  }
  return outcome;
}

async function take(turn) {
  if (busy) return;
  busy = true;
  part("trouble").hidden = true;
  part("typing").hidden = false;
  log.mine(turn.index, turn.text, turn.action);
  try {
    const outcome = await hear(turn);
    draft.forget(turn.text);
    if (outcome) finish(outcome);
    else listen();
  } catch (error) {
    trouble(error, turn);
  } finally {
    part("typing").hidden = true;
    busy = false;
  }
}

function listen() {
  form.elements.index.value = next;
  form.hidden = false;
  field.focus();
}

function finish(outcome) {
  clock.stop();
  form.hidden = true;
  part("over-text").textContent =
    outcome === "walked_away" ? `${name} hung up.` : "The conversation is over.";
  part("over-now").hidden = false;
  part("over-now").querySelector("a").focus();
}

function trouble(error, turn) {
  const offline = !(error instanceof Refused);
  part("trouble-text").textContent = offline
    ? "No connection. What you said is kept; try again when you are back."
    : error.message;
  const again = part("again");
  again.textContent = error.reload ? "Reload the conversation" : "Try again";
  again.onclick = () => (error.reload ? location.reload() : take(turn));
  part("trouble").hidden = false;
  if (error.back) {
    document.getElementById(`turn-${turn.index}`)?.remove();
    again.hidden = true;
    field.value = turn.text;
    listen();
  } else {
    again.hidden = false;
    again.focus();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const action = event.submitter?.value ?? "say";
  const text = action === "say" ? field.value : "";
  if (busy || (action === "say" && !text.trim())) return;
  field.value = "";
  take({ index: next, text, action });
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button[value=say]"));
});

part("end").addEventListener("click", (event) => {
  event.preventDefault();
  part("ending").showModal();
});
part("stay").addEventListener("click", () => part("ending").close());

const pending = part("pending");
if (pending) {
  pending.hidden = true;
  const { index, text, action } = pending.dataset;
  if (field.value === text) field.value = "";
  take({ index: Number(index), text, action });
} else {
  field.focus();
}
