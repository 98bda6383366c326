// What every page of the desk has beyond plain forms: it asks before something that cannot be undone, and takes a
// second press of a button that was pressed already for none. Every page works without it.

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[action="/sign-out"]')) forgetCopies(event);
  const { question } = (event.submitter ?? form).dataset;
  if (question && !confirm(question)) {
    event.preventDefault();
    return;
  }
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});

// Whoever signs out leaves nothing for the next person at this browser. What the server does not have is asked about.
const forgetCopies = (event) => {
  try {
    const kept = Object.keys(localStorage).filter((name) => name.startsWith('milepost-draft '));
    const question = 'This browser has words that are not saved. They are deleted when you sign out.';
    if (kept.length > 0 && !confirm(question)) event.preventDefault();
    else for (const name of kept) localStorage.removeItem(name);
  } catch {
    // a browser that keeps nothing
  }
};

// A page that comes back from the browser's own store is sent anew.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
