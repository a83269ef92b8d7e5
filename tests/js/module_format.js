export async function load(url, context, nextLoad) {
  const isOurs = url.includes("/static/js/");
  return nextLoad(url, isOurs ? { ...context, format: "module" } : context);
}
