import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/** Our own rules without the type checker's, which would want each of these files on disk. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

const HAZARDS: [id: string, rule: string, file: string, code: string][] = [
  ['R17', 'no-restricted-globals', 'client/call/x.ts', "localStorage.setItem('a', 'b');"],
  ['R17', 'no-restricted-globals', 'client/features/patient/x.tsx', 'await caches.open("stills");'],
  ['R17', 'no-restricted-properties', 'client/call/x.ts', "window.sessionStorage.setItem('a', 'b');"],
  ['R17', 'no-restricted-properties', 'client/call/x.ts', "globalThis.indexedDB.open('stills');"],
  ['R17', 'no-restricted-properties', 'client/call/x.ts', 'await navigator.storage.getDirectory();'],
  ['R34', 'no-restricted-globals', 'client/call/x.ts', 'new MediaRecorder(stream).start();'],
  ['R34', 'no-restricted-globals', 'tests/e2e/x.ts', 'new MediaRecorder(stream).start();'],
  ['wall', 'no-restricted-properties', 'server/clinical/stills/x.ts', 'export const key = process.env.KEY;'],
  ['wall', 'no-restricted-properties', 'client/app/x.ts', 'export const key = process.env.KEY;'],
  ['wall', 'no-restricted-globals', 'server/clinical/stills/x.ts', 'export const id = crypto.randomUUID();'],
  ['S1', 'no-restricted-syntax', 'server/identity/x.ts', 'export const code = Math.random();'],
  ['S1', 'no-console', 'server/clinical/stills/x.ts', "console.log('Mary Byrne');"],
  ['S1', 'no-console', 'client/app/x.ts', "console.log('Mary Byrne');"],
  ['pure', 'no-restricted-syntax', 'server/clinical/consent/x.rules.ts', 'export const now = Date.now();'],
  ['pure', 'no-restricted-syntax', 'server/clinical/consent/x.rules.ts', 'export const now = new Date();'],
  [
    'S2',
    'no-restricted-syntax',
    'client/app/x.tsx',
    'export const X = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;',
  ],
  ['S2', 'no-restricted-syntax', 'client/app/x.ts', "document.body.innerHTML = '<p>';"],
  [
    'style',
    'no-restricted-syntax',
    'server/x.test.ts',
    'await new Promise((done) => setTimeout(done, 100));',
  ],
  ['style', '@typescript-eslint/no-explicit-any', 'server/http/x.ts', 'export const x: any = 1;'],
  [
    'style',
    '@typescript-eslint/consistent-type-assertions',
    'server/http/x.ts',
    'export const x = JSON as string;',
  ],
];

const ALLOWED: [file: string, code: string][] = [
  ['server/platform/x.ts', 'export const key = process.env;'],
  ['server/main.ts', "console.log('ready');"],
  ['server/clinical/consent/x.rules.ts', 'export const day = (now: number) => new Date(now);'],
  ['server/http/x.ts', "export const x = ['a'] as const;"],
];

const broken = async (file: string, code: string) => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
};

describe('house hazards are lint errors', () => {
  test.each(HAZARDS)('[%s] %s in %s: %s', async (_id, rule, file, code) => {
    expect(await broken(file, code)).toContain(rule);
  });

  test.each(ALLOWED)('allowed in %s: %s', async (file, code) => {
    expect(await broken(file, code)).toEqual([]);
  });
});
