import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.{ts,tsx,mjs}', 'tests/**'];
const JAVASCRIPT = ['**/*.{js,mjs}'];

const global = (name, message) => ({ name, message });
const property = (object, property, message) => ({ object, property, message });
/** The same name, met bare or through the global object. */
const everywhere = (objects, names, message) =>
  objects.flatMap((object) => names.map((name) => property(object, name, message)));

const NO_STORAGE = 'R17: nothing of a consultation is kept on the device. Hold it in memory.';
const STORAGE = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'];
const WINDOWS = ['window', 'globalThis', 'self'];
const NO_RECORDING = 'R34: calls are not recorded.';
const NO_ENVIRONMENT = 'Only server/platform reads the environment: take a setting from the configuration.';
const NO_CRYPTO = 'Only server/platform uses cryptographic primitives (architecture, arrow 8).';

const environment = property('process', 'env', NO_ENVIRONMENT);
const recording = everywhere(WINDOWS, ['MediaRecorder'], NO_RECORDING);

/** House hazards that a selector finds. */
const HTML = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Markup is built by React, never from a string.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
    message: 'Markup is built by React, never from a string.',
  },
];
const CLOCK = [
  {
    selector: 'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
    message: 'A rule is a pure function of the consultation and `now`.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'A rule is a pure function of the consultation and `now`.',
  },
];
const CHANCE = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'S1: take random values from server/platform/keys.',
  },
];
const SLEEP = [
  {
    selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    message: 'Await a condition or an event, not a length of time.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
    message: 'Await a condition or an event, not a length of time.',
  },
];

/** Every rule of ours, error level throughout: `npm test` allows no warnings. */
export default defineConfig(
  {
    ignores: [
      'node_modules/**',
      'dist/**',
      'data/**',
      '.local/**',
      'demo-out/**',
      'screens-out/**',
      'test-results/**',
      'playwright-report/**',
      'scripts/media-worker/subprojects/**',
      // Violations on purpose: they prove that the walls bite.
      'tests/checks/fixtures/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Off, each tried here and found to speak of style, or to be wrong:
      '@typescript-eslint/no-confusing-void-expression': 'off', // () => stop() is how a callback reads
      '@typescript-eslint/require-await': 'off', // an implementation of an asynchronous port may answer at once
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `void value` marks exhaustive branches
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // branded ids
      '@typescript-eslint/unbound-method': 'off', // our ports are objects of functions
      // Browsers lack what the DOM's types promise, and a field changes while we await.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'no-restricted-globals': ['error', global('MediaRecorder', NO_RECORDING)],
      'no-restricted-properties': ['error', ...recording],
      'no-restricted-syntax': ['error', ...HTML],
    },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    rules: {
      // Screens start their own work when they are shown: an effect that sets "loading" is ours to judge.
      'react-hooks/set-state-in-effect': 'off',
      'no-console': 'error',
      'no-alert': 'error',
      'no-restricted-globals': [
        'error',
        ...STORAGE.map((name) => global(name, NO_STORAGE)),
        global('MediaRecorder', NO_RECORDING),
      ],
      'no-restricted-properties': [
        'error',
        ...everywhere(WINDOWS, STORAGE, NO_STORAGE),
        ...everywhere(WINDOWS, ['showSaveFilePicker'], NO_STORAGE),
        ...everywhere(['navigator'], ['storage', 'serviceWorker'], NO_STORAGE),
        ...everywhere(['document'], ['cookie'], NO_STORAGE),
        ...recording,
        environment,
      ],
    },
  },
  {
    files: ['server/**/*.ts', 'shared/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', global('crypto', NO_CRYPTO), global('MediaRecorder', NO_RECORDING)],
      'no-restricted-properties': [
        'error',
        ...everywhere(['globalThis'], ['crypto'], NO_CRYPTO),
        environment,
      ],
      'no-restricted-syntax': ['error', ...CHANCE],
    },
  },
  {
    files: ['server/platform/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  // They speak to the person at the terminal.
  {
    files: ['server/main.ts', 'server/commands/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['server/**/*.rules.ts'], rules: { 'no-restricted-syntax': ['error', ...CLOCK, ...CHANCE] } },
  {
    files: TESTS,
    rules: {
      'no-console': 'off',
      'no-restricted-globals': ['error', global('MediaRecorder', NO_RECORDING)],
      'no-restricted-properties': ['error', ...recording],
      // A test may state that a value is there, and build what the types forbid.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() is an `any`
    },
  },
  { files: ['**/*.test.{ts,tsx,mjs}'], rules: { 'no-restricted-syntax': ['error', ...HTML, ...SLEEP] } },
  { files: JAVASCRIPT, ...tseslint.configs.disableTypeChecked },
);
