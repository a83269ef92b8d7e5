// Opens the page again when the drafted key points are ready; without this a link does it.

const WAIT = 1500;
const MOST_LOOKS = 40;
const MARK = "data-being-drafted";

async function isStillDrafted() {
  const reply = await fetch(window.location.href, { headers: { Accept: "text/html" } });
  return !reply.ok || (await reply.text()).includes(MARK);
}

async function look(left) {
  const isWaiting = await isStillDrafted().catch(() => true);
  if (!isWaiting) window.location.reload();
  else if (left > 0) setTimeout(look, WAIT, left - 1);
}

if (document.querySelector(`[${MARK}]`)) setTimeout(look, WAIT, MOST_LOOKS);
