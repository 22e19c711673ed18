// Light or dark as chosen in the settings, set before anything is drawn. app/src/browser/theme.rs keeps the note.
try {
  const theme = localStorage.getItem("daicho-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // The browser keeps no notes for this page: the system decides.
}
