// Looks again whether a file has been read; the page says after how many seconds. The link does the same.

const { lookAfter } = document.querySelector("[data-look-after]").dataset;

setTimeout(() => { location.reload(); }, Number(lookAfter) * 1000);
