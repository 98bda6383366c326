// What every page of the desk has beyond plain forms: it asks before something that cannot be undone, and takes a
// second press of a button that was pressed already for none. Every page works without it.

document.addEventListener('submit', (event) => {
  const form = event.target;
  const { question } = (event.submitter ?? form).dataset;
  if (question && !confirm(question)) {
    event.preventDefault();
    return;
  }
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});

// A page that comes back from the browser's own store is sent anew.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
