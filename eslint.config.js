import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: a name can be searched for and renamed.",
};

export default defineConfig(
  globalIgnores(["dist", "data", "coverage", "src/store/generated", "test/fixtures"]),
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tsconfig.page.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A lost promise is the bug of a bot: these two are why the linter knows types at all.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      // A `default` answers for the rest: where a union must be covered whole, there is none.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": ["error", noDefaultExport],
      "max-lines": ["error", 400],
      eqeqeq: "error",
      // A number in a sentence reads as itself.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Letters are looked at by code point, in words that were normalised to NFC.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // `() => log.info("…")` is a statement in one line.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // `const { taskId, ...rest }` is how a field is left out; "_" says that a place must be filled.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      // What is put together here are closures: there is no `this` to lose.
      "@typescript-eslint/unbound-method": "off",
      // A port is asynchronous even where one implementation of it has nothing to wait for.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["test/**"],
    rules: {
      // A test that reads what is not there fails, which is what it is for.
      "@typescript-eslint/no-non-null-assertion": "off",
      // JSON and recorded payloads are looked into with `expect`, which is the check.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // Tools read their settings from a default export.
    files: ["*.config.ts", "*.config.js"],
    rules: { "no-restricted-syntax": "off" },
  },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
