/* A slip's QR code carries the user name and the one-time password behind the # of the address,
   which no server sees. They are put into the form, and out of the address and its history. */
const told = new URLSearchParams(location.hash.slice(1));
const fields = { u: "username", p: "password" };
for (const [short, name] of Object.entries(fields)) {
  const field = document.querySelector(`form [name="${name}"]`);
  if (field && told.has(short)) {
    field.value = told.get(short);
  }
}
if (told.has("u")) {
  history.replaceState(null, "", location.pathname + location.search);
}
