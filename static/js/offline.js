// The page that could not be opened is tried again when the connection is back.

addEventListener("online", () => location.reload());
