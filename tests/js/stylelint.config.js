export default {
  extends: ["stylelint-config-recommended"],
  rules: {
    "color-no-hex": true,
    "function-disallowed-list": [/^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)$/],
    "color-named": "never",
    // The sheets are written by part of the page, not by specificity.
    "no-descending-specificity": null,
  },
  overrides: [
    {
      files: ["**/tokens.css", "**/admin_tokens.css"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
};
