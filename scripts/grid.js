// The milestone grid with less waiting: a changed row is saved at once, by itself, and everything can be done by keyboard.
// It sends what the plain form sends and asks for JSON; without it the form works as it is.

const form = document.getElementById('grid');
const said = document.getElementById('said');
const units = [...said.querySelectorAll('form')].map(({ action }) => action);
const queues = new Map();
const pauses = new Map();
const PAUSE_MS = 1_500;

const FIELDS = ['status', 'dueText', 'explanation', 'recoveryText', 'reason', 'remark'];
const LETTERS = { c: 'Completed', t: 'On track', r: 'At risk', n: 'Not started', o: 'Ongoing', m: 'Missed' };

const rows = () => [...form.querySelectorAll('.grid-row')];
const fieldOf = (row, name) => row.querySelector(`[data-field="${name}"]`);
const wasField = (row) => row.querySelector('[name^="was."]');
const wasOf = (row) => JSON.parse(wasField(row).value);
const kept = (text) => (text ?? '').replace(/\r\n?/g, '\n').trim();

const make = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);

// What is announced stands in the one place where the page tells what was done, with a press to take it back.
const say = (text) => {
  const parts = [make('p', text)];
  if (units.length > 0) {
    const press = make('button', 'Undo', { type: 'button', className: 'usa-button usa-button--unstyled' });
    press.addEventListener('click', () => void undo());
    parts.push(press);
  }
  said.classList.remove('said--wrong');
  said.replaceChildren(...parts);
};

const warn = (text) => {
  said.classList.add('said--wrong');
  said.replaceChildren(make('p', text));
};

const mark = (row, text, unsaved = false) => {
  const place = row.querySelector('[data-said]');
  place.textContent = text;
  place.classList.toggle('is-unsaved', unsaved);
};

const ask = async (address, init = {}) => {
  const response = await fetch(address, { ...init, headers: { accept: 'application/json' } });
  const value = await response.json().catch(() => ({}));
  return { status: response.status, value };
};

const changedOf = (row) => {
  const was = wasOf(row);
  return FIELDS.filter((name) => kept(fieldOf(row, name)?.value) !== kept(was[name]));
};

// One save of a row after the other: the next must know the version that the last one made.
const save = (row, options) => {
  clearTimeout(pauses.get(row));
  const turn = (queues.get(row) ?? Promise.resolve()).then(() => saveNow(row, options));
  const ended = turn
    .catch(() => undefined)
    .then(() => {
      if (queues.get(row) === ended) queues.delete(row);
    });
  queues.set(row, ended);
  return turn;
};

// Words are saved in a pause of the typing too. A date is not: half of one cannot be read.
const saveSoon = (row) => {
  clearTimeout(pauses.get(row));
  pauses.set(
    row,
    setTimeout(() => void save(row), PAUSE_MS),
  );
};

const onTheirWay = () => Promise.all(queues.values());

const saveNow = async (row, { leaving = false } = {}) => {
  const changed = changedOf(row);
  const isStale = row.classList.contains('is-stale');
  if (changed.length === 0 || isStale) return;
  const was = wasOf(row);
  const sent = Object.fromEntries(changed.map((name) => [name, fieldOf(row, name).value]));
  const body = new URLSearchParams({ [`was.${row.id}`]: wasField(row).value });
  for (const [name, value] of Object.entries(sent)) body.set(`${name}.${row.id}`, value);
  mark(row, 'Saving');
  const init = { method: 'POST', body, keepalive: leaving };
  const { status, value } = await ask(form.action, init).catch(() => ({ status: 0, value: {} }));
  clearErrors(row);
  if (status === 200) await wasSaved(row, was, sent, value);
  else if (status === 409 && value.stale?.[0]) showBoth(row, value.stale[0]);
  else notSaved(row, status, value);
};

const wasSaved = async (row, was, sent, { saved, unit }) => {
  const version = saved.find((one) => one.row === was.id)?.version ?? was.version;
  wasField(row).value = JSON.stringify({ ...was, ...sent, version });
  mark(row, 'Saved');
  if (unit) units.push(`/desk/undo/${unit}`);
  say(`${row.id} saved.`);
  await refresh(row, true);
};

const notSaved = (row, status, { errors = [], others = [], error, sentences = [] }) => {
  mark(row, 'Not saved', true);
  for (const { id, text } of errors) showError(document.getElementById(id), text);
  const [first] = [
    ...errors.map(({ text }) => text),
    ...others,
    ...sentences,
    ...(typeof error === 'string' ? [error] : []),
  ];
  const why = first ?? (status === 0 ? 'The server cannot be reached.' : 'The server did not take it.');
  warn(
    `${row.id} is not saved. ${why}${errors.length > 0 ? '' : ' What you typed is still here, and is tried again with the next change of the row.'}`,
  );
};

const showError = (field, text) => {
  if (!field) return;
  field.closest('details')?.setAttribute('open', '');
  const error = make('span', text, { className: 'field__error', id: `${field.id}-error` });
  field.before(error);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', error.id);
};

const clearErrors = (row) => {
  for (const error of row.querySelectorAll('.field__error')) error.remove();
  for (const field of row.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  }
};

// Both versions side by side: mine stays in the fields.
const showBoth = (row, { who, differences, was }) => {
  mark(row, 'Not saved', true);
  row.classList.add('is-stale');
  row.dataset.theirs = was;
  const box = document.getElementById('stale-template').content.cloneNode(true).firstElementChild;
  box.id = `stale-${row.id}`;
  box.querySelector('[data-stale="who"]').textContent = who;
  box.querySelector('[data-stale="both"]').replaceChildren(
    ...differences.map(({ label, theirs, mine }) => {
      const one = make('div', '', { className: 'stale__one' });
      const side = (whose, text) => {
        const dd = make('dd', '');
        dd.append(make('span', whose, { className: 'stale__whose' }), ` ${text}`);
        return dd;
      };
      one.append(make('dt', label), side('Theirs', theirs), side('Yours', mine));
      return one;
    }),
  );
  row.querySelector('.stale')?.remove();
  row.querySelector('th').append(box);
  warn(`${row.id} is not saved. ${who} Both versions stand in the row.`);
  box.focus();
};

const settle = async (row, takeTheirs) => {
  const theirs = row.dataset.theirs ?? wasField(row).value;
  const mine = wasOf(row);
  const shown = JSON.parse(theirs);
  for (const name of FIELDS) {
    const field = fieldOf(row, name);
    if (field && (takeTheirs || kept(field.value) === kept(mine[name]))) field.value = shown[name] ?? '';
  }
  wasField(row).value = theirs;
  delete row.dataset.theirs;
  row.querySelector('.stale').remove();
  row.classList.remove('is-stale');
  row.focus();
  mark(row, '');
  if (takeTheirs) {
    say(`${row.id} is as they saved it.`);
    await refresh(row);
  } else await save(row);
};

// The row as the server has it now: what is computed is put in place, what is typed stays.
const refresh = async (row, withValues = false) => {
  const response = await fetch(row.dataset.part + location.search).catch(() => null);
  if (!response?.ok) return;
  const part = new DOMParser().parseFromString(await response.text(), 'text/html');
  const now = part.querySelector('.grid-row');
  for (const place of row.querySelectorAll('[data-part-of]')) {
    const news = now.querySelector(`[data-part-of="${place.dataset.partOf}"]`);
    if (news) place.replaceChildren(...document.importNode(news, true).childNodes);
  }
  row.classList.toggle('is-missed', now.classList.contains('is-missed'));
  if (withValues) takeValues(row, now);
  placeWords(row, now.dataset.needs.split(' '));
  takeTotals(part);
};

const takeValues = (row, now) => {
  const fresh = wasField(now);
  if (!fresh) return; // it cannot be changed any more
  const [was, shown] = [wasOf(row), JSON.parse(fresh.value)];
  const typed = changedOf(row);
  // Where what is typed was written into something else, the row keeps its version: saving it shows both.
  if (typed.some((name) => kept(was[name]) !== kept(shown[name]))) return;
  wasField(row).value = fresh.value;
  for (const name of FIELDS) {
    const field = fieldOf(row, name);
    if (field && !typed.includes(name) && kept(field.value) !== kept(shown[name])) field.value = shown[name] ?? '';
  }
};

const placeWords = (row, needs) => {
  const [needed, more] = ['needed', 'more'].map((name) => row.querySelector(`[data-words="${name}"]`));
  for (const word of row.querySelectorAll('[data-word]')) {
    const home = needs.includes(word.dataset.word) ? needed : more;
    if (word.parentElement === home) continue;
    const holdsFocus = word.contains(document.activeElement) ? document.activeElement : null;
    home.append(word);
    holdsFocus?.focus();
  }
};

const takeTotals = (part) => {
  const [old, now] = [document.getElementById('grid-totals'), part.getElementById('grid-totals')];
  if (!form.dataset.one || !old || !now) return; // the part knows one goal only
  document.getElementById('grid-chips')?.replaceWith(document.importNode(part.getElementById('grid-chips'), true));
  const shown = old.querySelector('[data-part="shown"]');
  old.replaceChildren(...document.importNode(now, true).childNodes);
  old.querySelector('[data-part="shown"]').replaceWith(shown);
};

// One after the other: each takes back what the one before it has uncovered.
let lastUndo = Promise.resolve();
const undo = () => (lastUndo = lastUndo.then(undoNow, undoNow));

const undoNow = async () => {
  await onTheirWay(); // what is being saved is the last change
  const address = units.pop();
  if (!address) {
    say('There is nothing to take back.');
    return;
  }
  const { status, value } = await ask(address, { method: 'POST' }).catch(() => ({ status: 0, value: {} }));
  if (status !== 200) {
    units.push(address);
    say(`It was not taken back. ${value.error ?? 'Try again.'}`);
    said.classList.add('said--wrong');
    return;
  }
  say(value.text);
  for (const reference of value.takenBack) {
    const row = document.getElementById(reference);
    if (!row) continue;
    mark(row, 'Taken back');
    await refresh(row, true);
  }
};

const setStatus = (row, status) => {
  const select = fieldOf(row, 'status');
  if (!select) return;
  if (![...select.options].some(({ value }) => value === status)) {
    say(
      status === ''
        ? `${row.id} had no status in the last report.`
        : `${row.id} cannot be ${status.toLowerCase()} here.`,
    );
    return;
  }
  select.value = status;
  void save(row);
};

const asLast = (row) => {
  if (row.dataset.last === '') say(`${row.id} had no status in the last report.`);
  else setStatus(row, row.dataset.last);
};

const tick = (row) => {
  const box = row.querySelector('.grid-tick');
  if (!box) return;
  box.checked = !box.checked;
  ticked(box);
};

const ticked = (box) => {
  box.closest('.grid-row').classList.toggle('is-ticked', box.checked);
  const count = form.querySelectorAll('.grid-tick:checked').length;
  const which = document.getElementById('many-which');
  if (count > 0) which.value = 'ticked';
  else if (which.value === 'ticked') which.value = 'no-status';
};

const goTo = (row) => {
  if (!row) return;
  for (const other of rows()) other.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
};

const step = (row, distance) => goTo(rows()[rows().indexOf(row) + distance]);

const KEYS = {
  j: (row) => step(row, 1),
  ArrowDown: (row) => step(row, 1),
  k: (row) => step(row, -1),
  ArrowUp: (row) => step(row, -1),
  Home: () => goTo(rows()[0]),
  End: () => goTo(rows().at(-1)),
  Enter: (row) => fieldOf(row, 'status')?.focus(),
  d: (row) => fieldOf(row, 'dueText')?.select(),
  w: async (row) => {
    await queues.get(row); // what is needed is known when the row is saved
    const first = row.querySelector('[data-words="needed"] [data-field]');
    if (!first) row.querySelector('.grid-more')?.setAttribute('open', '');
    (first ?? row.querySelector('[data-field="explanation"]'))?.focus();
  },
  l: asLast,
  x: tick,
  ' ': tick,
  u: () => void undo(),
  b: () => document.getElementById('many-which').focus(),
  '/': () => document.getElementById('filter-text').focus(),
  '?': () => document.getElementById('grid-keys').showModal(),
};

const onRowKey = (event, row) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = LETTERS[event.key] ? () => setStatus(row, LETTERS[event.key]) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(row);
};

const onKey = (event) => {
  const row = event.target.closest?.('.grid-row');
  if (row === event.target) {
    onRowKey(event, row);
    return;
  }
  const inField = event.target.matches?.('input, select, textarea');
  if (row && event.key === 'Escape') goTo(row);
  // Enter would send the whole form; a row is saved by itself.
  if (row && inField && event.key === 'Enter' && event.target.matches('input:not([type="checkbox"]), select')) {
    event.preventDefault();
    void save(row);
    goTo(row);
  }
};

// Before anything has the focus, these lead into the grid. `/` and `?` do the same as in a row.
const onFreeKey = (event) => {
  if (document.activeElement !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') goTo(rows()[0]);
  else if (event.key === '/' || event.key === '?') KEYS[event.key]();
  else return;
  event.preventDefault();
};

// The bar stays in sight, so what is said stands there.
const moveSaid = () => {
  const bar = form.querySelector('.grid-bar');
  if (!bar) return;
  const text = said.querySelector('p')?.textContent;
  said.replaceChildren();
  bar.append(said);
  if (text) say(text);
};

const unsaved = () => rows().filter((row) => wasField(row) && changedOf(row).length > 0);

const sendUnsaved = () => {
  if (!wholeIsSent) for (const row of unsaved()) void save(row, { leaving: true });
};

// The whole form has what every row has; it waits for what is on its way, which else would be a version of its own.
let wholeIsSent = false;
const sendWhole = (event) => {
  for (const pause of pauses.values()) clearTimeout(pause);
  if (queues.size === 0) {
    wholeIsSent = true;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  void onTheirWay().then(() => form.requestSubmit(submitter));
};

const begin = () => {
  moveSaid();
  for (const row of rows()) row.tabIndex = -1;
  const [first] = rows();
  if (first) first.tabIndex = 0;
  document.getElementById('grid-keys-line')?.removeAttribute('hidden');
  document.getElementById('grid-keys-show')?.addEventListener('click', KEYS['?']);
  form.addEventListener('keydown', onKey);
  document.addEventListener('keydown', onFreeKey);
  form.addEventListener('change', (event) => {
    if (event.target.matches('.grid-tick')) ticked(event.target);
    else if (event.target.dataset.field) void save(event.target.closest('.grid-row'));
  });
  form.addEventListener('focusin', (event) => {
    const row = event.target.closest('.grid-row');
    if (!row) return;
    for (const other of form.querySelectorAll('.grid-row[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
  });
  form.addEventListener('click', (event) => {
    const press = event.target.closest('[data-stale="mine"], [data-stale="theirs"]');
    if (!press) return;
    event.preventDefault();
    void settle(press.closest('.grid-row'), press.dataset.stale === 'theirs');
  });
  document.addEventListener('keydown', (event) => {
    const undoes = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!undoes || event.target.matches('input:not([type="checkbox"]), textarea')) return;
    event.preventDefault();
    void undo();
  });
  form.addEventListener('input', (event) => {
    if (event.target.matches('textarea[data-field]')) saveSoon(event.target.closest('.grid-row'));
  });
  form.addEventListener('submit', sendWhole);
  window.addEventListener('beforeunload', (event) => {
    if (wholeIsSent || unsaved().length === 0) return;
    event.preventDefault();
    sendUnsaved();
  });
  window.addEventListener('pagehide', sendUnsaved); // some browsers ask nobody
  window.addEventListener('pageshow', () => (wholeIsSent = false));
};

if (form) begin();
