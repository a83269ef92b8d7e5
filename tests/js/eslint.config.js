import js from "@eslint/js";
import globals from "globals";

const rules = {
  ...js.configs.recommended.rules,
  complexity: ["error", 10],
  eqeqeq: "error",
  "max-lines": ["error", 400],
  "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
  "max-params": ["error", 4],
  "no-implicit-globals": "error",
  "no-shadow": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
  "no-use-before-define": ["error", { functions: false, variables: false }],
  "no-var": "error",
  "prefer-const": "error",
};
const noClockNoChance = [
  { object: "Date", property: "now", message: "A machine is told the time." },
  { object: "Math", property: "random", message: "A machine throws no dice." },
];

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules,
  },
  {
    files: ["**/static/js/*.js"],
    languageOptions: { globals: globals.browser },
    rules: { "no-restricted-globals": ["error", "event", "name", "status"] },
  },
  {
    // Neither page nor clock nor chance: what is not the language itself is not known here.
    files: ["**/static/js/machines/*.js"],
    rules: { "no-restricted-properties": ["error", ...noClockNoChance] },
  },
  {
    files: ["**/tests/js/*.js"],
    languageOptions: { globals: globals.node },
    rules: { "max-lines-per-function": "off" },
  },
];
