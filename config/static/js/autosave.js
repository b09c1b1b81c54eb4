// Saves a section answer by answer while people type, and forgets nothing before the service has it. The page's own
// buttons work without this; with it they first wait until what was typed is saved.
{
  const TYPING = 1000; // ms of rest before what is being typed is sent
  const CHOOSING = 250; // after a choice, or on leaving a field
  const SOONEST = 2000; // between attempts while the service does not answer; doubled each time
  const LATEST = 60000;
  const PATIENCE = 15000; // for one answer; one that comes later is dropped
  const OURS = /~(base|was|choose|waits)$/; // controls that are not part of what somebody typed

  const form = document.querySelector("form.questions");
  const token = form.elements.csrfmiddlewaretoken;
  const words = document.getElementById("saving-words").content;
  let timer, running, wait, leaving;
  let stopped = ""; // the reason, until somebody asks to go on

  function say(line, state, told = "") {
    if (line.dataset.says === state + told) return; // so that nothing is read out twice
    line.dataset.says = state + told;
    line.replaceChildren(...(state ? [said(state, told)] : []));
  }

  function store(what, ...values) {
    try {
      return localStorage[what](...values);
    } catch {
      return null; // full or forbidden: what was typed still stands on the page
    }
  }

  function said(state, told) {
    const found = words.querySelector(`[data-when="${state}"]`).cloneNode(true);
    found.querySelector("[data-told]")?.append(told);
    return found;
  }

  class Question {
    constructor(fieldset) {
      this.fieldset = fieldset;
      this.id = fieldset.dataset.question;
      this.key = `unsaved ${form.dataset.who} ${location.pathname} ${this.id}`;
      this.base = form.elements[`${this.id}~base`];
      this.was = form.elements[`${this.id}~was`];
      this.line = fieldset.querySelector(".saved [role=status]");
      this.foot = fieldset.querySelector(".saved a");
      this.held = "clash" in fieldset.dataset; // two answers are being compared: only its own button saves
      this.confirmed = this.held || "unsaved" in fieldset.dataset ? "" : this.text();
      this.faulty = null; // the text that was refused, so that it is not sent again as it is
    }

    pairs() {
      const on = (each) => each.name && !OURS.test(each.name) && !["fieldset", "submit", "button"].includes(each.type);
      const counts = (each) => on(each) && (!["radio", "checkbox"].includes(each.type) || each.checked);
      return [...this.fieldset.elements].filter(counts).map((each) => [each.name, each.value]);
    }

    text() {
      return JSON.stringify(this.pairs());
    }

    get dirty() {
      return this.text() !== this.confirmed;
    }

    get waits() {
      return this.dirty && !this.held && this.text() !== this.faulty;
    }

    say(state, told) {
      say(this.line, state, told);
    }

    putBack() {
      // With the version it was typed over: should that be an old one, nothing is overwritten, and both are shown.
      const kept = store("getItem", this.key);
      if (!kept || JSON.parse(kept).text === this.text()) return false;
      const { base, was, text } = JSON.parse(kept);
      const pairs = JSON.parse(text);
      for (const each of this.fieldset.elements) {
        if (OURS.test(each.name)) continue;
        if (["radio", "checkbox"].includes(each.type)) {
          each.checked = pairs.some(([name, value]) => name === each.name && value === each.value);
        } else {
          each.value = pairs.find(([name]) => name === each.name)?.[1] ?? each.value;
        }
      }
      this.base.value = base;
      this.was.value = was;
      this.fieldset.closest("details")?.setAttribute("open", "");
      return true;
    }

    changed() {
      if (this.dirty) {
        store("setItem", this.key, JSON.stringify({ base: this.base.value, was: this.was.value, text: this.text() }));
        if (this.waits) this.say(stopped || "unsaved");
      } else {
        store("removeItem", this.key);
        if (!this.held) this.say("");
      }
    }

    heard({ state, told, base, was, foot }, sent) {
      if (state === "saved" || state === "same") {
        this.confirmed = sent;
        this.faulty = null;
        if (state === "saved") {
          this.base.value = base;
          this.was.value = was;
          this.foot.firstElementChild.textContent = foot;
          this.foot.hidden = false;
          this.fieldset.querySelector(".from-last-time")?.remove(); // what is answered anew needs no confirming
        }
        this.changed();
        if (!this.dirty) this.say(state === "saved" ? "saved" : "", told);
      } else if (state === "clash") {
        this.held = true;
        this.say("clash");
      } else {
        this.faulty = sent;
        this.told = told;
        this.complain();
      }
    }

    complain() {
      // Not while somebody is still at it.
      const busy = this.fieldset.contains(document.activeElement);
      if (this.faulty !== null && this.faulty === this.text()) this.say(busy ? "unsaved" : "faulty", this.told);
    }
  }

  const questions = [...form.querySelectorAll("[data-question]")].map((each) => new Question(each));
  const of = (target) => questions.find((each) => each.fieldset.contains(target));
  const waiting = () => questions.filter((each) => each.waits);

  function schedule(delay) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(flush, delay);
  }

  function flush() {
    // One request at a time, so that answers arrive in the order they were given in. True: there is nothing to retry.
    running ??= send(waiting()).finally(() => (running = null));
    return running;
  }

  async function send(sent) {
    clearTimeout(timer);
    if (!sent.length) return true;
    const texts = new Map(sent.map((each) => [each, each.text()]));
    sent.forEach((each) => each.say("saving"));
    try {
      const response = await post(sent);
      if (response.status === 401 || response.status === 404) {
        return halt(sent, response.status === 401 ? "signed_out" : "gone");
      }
      if (!response.ok) throw new Error(response.status);
      tell(await response.json(), texts);
    } catch {
      return retry(sent);
    }
    wait = SOONEST;
    if (waiting().length) schedule(TYPING);
    return true;
  }

  async function post(sent) {
    const fields = sent.flatMap((each) => [...each.pairs(), [each.base.name, each.base.value], [each.was.name, each.was.value]]);
    const request = () => fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([["csrfmiddlewaretoken", token.value], ...fields]),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const response = await request();
    if (response.status !== 403) return response;
    // Somebody signed in again in another tab, which renews the token of every form.
    return (await renewed()) ? request() : new Response(null, { status: 401 });
  }

  async function renewed() {
    const response = await fetch(form.action, { signal: AbortSignal.timeout(PATIENCE) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const same = page.querySelector("form.questions");
    if (same?.dataset.who !== form.dataset.who) return false; // signed out, or somebody else is here now
    token.value = same.elements.csrfmiddlewaretoken.value;
    return true;
  }

  function tell({ questions: outcomes, asked }, texts) {
    for (const [each, text] of texts) each.heard(outcomes[each.id], text);
    form.querySelectorAll("[data-when=asked]").forEach((each) => each.remove());
    const shown = new Set(questions.map((each) => each.id));
    if (asked.length === shown.size && asked.every((id) => shown.has(id))) return;
    [...texts.keys()].at(-1).line.append(" ", said("asked"));
  }

  function halt(sent, state) {
    stopped = state;
    sent.forEach((each) => each.say(state));
    return false;
  }

  function retry(sent) {
    sent.forEach((each) => each.say("failed"));
    schedule(wait);
    wait = Math.min(2 * wait, LATEST);
    return false;
  }

  function again() {
    stopped = "";
    wait = SOONEST;
    return flush();
  }

  function showAsked(question) {
    const there = new URL(form.action);
    there.searchParams.set("question", question.id);
    const here = there.href === location.href.split("#")[0];
    there.hash = question.fieldset.id;
    location.assign(there);
    if (here) location.reload();
  }

  form.addEventListener("input", (event) => {
    of(event.target)?.changed();
    schedule(TYPING);
  });
  form.addEventListener("change", (event) => {
    of(event.target)?.changed();
    schedule(CHOOSING);
  });
  form.addEventListener("focusout", (event) => {
    const left = of(event.target);
    if (left && !left.fieldset.contains(event.relatedTarget)) setTimeout(() => left.complain());
  });
  document.addEventListener("click", (event) => {
    const what = event.target.dataset?.do;
    if (what === "retry") again();
    if (what === "reload") showAsked(of(event.target));
  });
  form.addEventListener("submit", async (event) => {
    if (leaving || stopped || !waiting().length) {
      leaving = true;
      return;
    }
    event.preventDefault();
    let answered = true;
    while (answered && waiting().length) answered = await flush();
    if (leaving) return;
    if (answered || stopped) {
      leaving = true;
      form.requestSubmit(event.submitter); // what could not be saved is shown by the service, with the reason
    } else {
      say(document.getElementById("saving-all"), "failed");
    }
  });
  addEventListener("online", again);
  addEventListener("focus", () => stopped && again());
  document.addEventListener("visibilitychange", () => document.hidden && !stopped && flush());
  addEventListener("beforeunload", (event) => {
    if (!leaving && questions.some((each) => each.dirty)) event.preventDefault();
  });

  wait = SOONEST;
  form.autocomplete = "off"; // a browser that goes back must not fill in what was typed over an older version
  const back = questions.filter((each) => each.putBack());
  const titles = back.map((each) => each.fieldset.querySelector("legend").textContent);
  if (back.length) say(document.getElementById("put-back"), "put-back", titles.join(" · "));
  questions.forEach((each) => each.changed());
  if (waiting().length) schedule(CHOOSING);
}
