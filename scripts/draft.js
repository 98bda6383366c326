// The page of a draft: saves each text and field as it is typed, keeps a copy in this browser until the server has it,
// shows prose as it will print, and fetches anew what is generated. Every page works without it.

const PAUSE_MS = 1_000;
const draft = document.querySelector('[data-draft]');
// Of one person only: others may use the same browser. Signing out clears what begins like this (scripts/desk.js).
const person = document.body.dataset.person;
const copyName = (address) => `milepost-draft ${person} ${address}`;

const copies = {
  keep: (address, values) => {
    try {
      localStorage.setItem(copyName(address), JSON.stringify(values));
      return true;
    } catch {
      return false; // a browser that keeps nothing
    }
  },
  read: (address) => {
    try {
      return JSON.parse(localStorage.getItem(copyName(address)) ?? 'null');
    } catch {
      return null;
    }
  },
  forget: (address) => {
    try {
      localStorage.removeItem(copyName(address));
    } catch {
      // there is none
    }
  },
};

const clock = () => new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

const fieldsOf = (form) =>
  [...form.elements].filter(({ name, type }) => name && type !== 'hidden' && type !== 'submit');

const valuesOf = (form) => Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));

/** What the browser keeps of a form: its words, and what they were written into. */
const keepCopy = (form) =>
  copies.keep(form.dataset.autosave, {
    values: valuesOf(form),
    was: savedOf(form),
    version: form.elements.version.value,
  });

/** What the server is known to have of the form. */
const savedOf = (form) =>
  Object.fromEntries(fieldsOf(form).map(({ name }) => [name, form.elements[`${name}Was`]?.value ?? '']));

const sameText = (one, other) => one.replace(/\r\n?/g, '\n').trimEnd() === other.replace(/\r\n?/g, '\n').trimEnd();

const isSaved = (form) => {
  const saved = savedOf(form);
  return Object.entries(valuesOf(form)).every(([name, value]) => sameText(value, saved[name]));
};

const say = (form, text, isWrong = false) => {
  const state = form.querySelector('[data-state]');
  state.textContent = text;
  state.classList.toggle('draft-form__state--wrong', isWrong);
};

// Forms of one row change the same version, and so take turns.
const turns = new Map();

const save = (form, options = {}) => {
  const turn = form.dataset.autosave;
  const next = (turns.get(turn) ?? Promise.resolve()).then(() => saveNow(form, options));
  turns.set(turn, next);
  return next;
};

const saveNow = async (form, { leaving = false } = {}) => {
  clearTimeout(form.pause);
  if (isSaved(form) || form.dataset.sent) return;
  const sent = valuesOf(form);
  const version = form.elements.version.value;
  if (!leaving) say(form, 'Saving…');
  const body = new URLSearchParams({ ...sent, version });
  let answer;
  try {
    answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      keepalive: leaving,
    });
  } catch {
    notSaved(form, 'Not saved, kept in this browser: the server cannot be reached.');
    form.pause = setTimeout(() => save(form), 10 * PAUSE_MS);
    return;
  }
  if (answer.ok) {
    await saved(form, { sent, version }, await answer.json());
  } else if (answer.status === 409) {
    form.requestSubmit(); // the page with both versions
  } else {
    const { error } = await answer.json().catch(() => ({}));
    notSaved(form, `Not saved, kept in this browser. ${error ?? ''}`);
  }
};

const notSaved = (form, text) => {
  keepCopy(form);
  say(form, text, true);
};

const saved = async (form, { sent, version: before }, { version }) => {
  for (const [name, value] of Object.entries(sent)) {
    const was = form.elements[`${name}Was`];
    if (was) was.value = value;
  }
  const row = form.dataset.row ? `[data-row="${form.dataset.row}"], [data-again="${form.dataset.row}"]` : null;
  for (const { elements } of row ? document.querySelectorAll(row) : [form]) {
    // Words that were written into an older version stay with it: the server compares the two.
    if (elements.version.value === before) elements.version.value = version;
  }
  if (isSaved(form)) copies.forget(form.dataset.autosave);
  document.getElementById(`${form.dataset.section}-carried`)?.remove();
  say(form, `Saved ${clock()}`);
  await refresh();
};

/** Fetches the page anew and puts what is generated in it into its place; what somebody is typing stays. */
const refresh = async () => {
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh || part.contains(document.activeElement)) continue;
    const open = [...part.querySelectorAll('details')].map((one) => one.open);
    part.replaceChildren(...fresh.childNodes);
    const details = [...part.querySelectorAll('details')];
    if (details.length === open.length) details.forEach((one, index) => (one.open = open[index]));
  }
};

const showProse = async (form) => {
  const place = document.querySelector(`[data-prose="${form.dataset.section}"]`);
  if (!place) return;
  const body = new URLSearchParams({ section: form.dataset.section, text: form.elements.text.value });
  const answer = await fetch(draft.dataset.proseAt, { method: 'POST', body }).catch(() => null);
  // Made by the server from the words, with everything escaped that could run (src/rendering/markdown.ts).
  if (answer?.ok) place.innerHTML = await answer.text();
};

const typed = (form) => {
  keepCopy(form);
  say(form, '');
  clearTimeout(form.pause);
  form.pause = setTimeout(() => {
    save(form);
    showProse(form);
  }, PAUSE_MS);
};

/** Where something else was saved since the copy was made, the words go back to what they were written into. */
const putBack = (form, { values, was, version }) => {
  const now = savedOf(form);
  const isOlder = Object.entries(was).some(([name, value]) => !sameText(value, now[name] ?? ''));
  for (const [name, value] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = value;
  if (!isOlder) return;
  form.elements.version.value = version;
  for (const [name, value] of Object.entries(was)) {
    const field = form.elements[`${name}Was`];
    if (field) field.value = value;
  }
};

/** Words that this browser kept and the server never got are offered. */
const offerCopy = (form) => {
  const copy = copies.read(form.dataset.autosave);
  if (!copy) return;
  const saved = savedOf(form);
  if (Object.entries(copy.values).every(([name, value]) => sameText(value, saved[name] ?? ''))) {
    copies.forget(form.dataset.autosave);
    return;
  }
  const offer = document.createElement('div');
  offer.className = 'kept-copy';
  const words = document.createElement('p');
  words.textContent = 'This browser kept words that were not saved.';
  const take = buttonOf('Use them', () => {
    putBack(form, copy);
    offer.remove();
    fieldsOf(form)[0]?.focus();
    typed(form);
  });
  const drop = buttonOf('Leave them', () => {
    copies.forget(form.dataset.autosave);
    offer.remove();
    fieldsOf(form)[0]?.focus();
  });
  offer.append(words, take, drop);
  form.before(offer);
};

const buttonOf = (text, press) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'usa-button usa-button--outline';
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
};

const forms = [...document.querySelectorAll('form[data-autosave]')];

for (const form of forms) {
  offerCopy(form);
  form.addEventListener('input', () => typed(form));
  form.addEventListener('focusout', () => save(form));
  // Pressing Save sends the form as without this script, after what is on its way.
  form.addEventListener('submit', () => clearTimeout(form.pause));
}

for (const again of document.querySelectorAll('form[data-again]')) {
  again.addEventListener('submit', (event) => {
    const form = forms.find((one) => one.dataset.row === again.dataset.again && one.elements.explanation);
    if (!form) return;
    event.preventDefault();
    form.elements.explanation.value = again.elements.explanation.value;
    form.elements.explanation.focus();
    typed(form);
  });
}

window.addEventListener('pagehide', () => {
  for (const form of forms) if (!isSaved(form) && !form.dataset.sent) save(form, { leaving: true });
});

// The page with two versions: what is decided there is not offered again.
for (const link of document.querySelectorAll('[data-forget]')) {
  link.addEventListener('click', () => copies.forget(link.dataset.forget));
}
for (const place of document.querySelectorAll('[data-copy]')) {
  place.addEventListener('submit', () => copies.forget(place.dataset.copy));
}
