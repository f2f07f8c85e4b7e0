import { describe, expect, test } from 'vitest';
import { overweight, patientBundle, type Manifest } from './bundle.ts';

const MANIFEST: Manifest = {
  'patient.html': {
    file: 'patient.js',
    imports: ['_react'],
    dynamicImports: ['call.ts'],
    assets: ['icon.svg'],
  },
  _react: { file: 'react.js', imports: ['_tiny'] },
  _tiny: { file: 'tiny.js', imports: ['_react'] },
  'call.ts': { file: 'call.js', imports: ['_react'], dynamicImports: ['camera.ts'] },
  'camera.ts': { file: 'camera.js', assets: ['worker.js'] },
  'index.html': { file: 'staff.js', imports: ['_react'], dynamicImports: ['call.ts'] },
};
const SIZES: Record<string, number> = {
  'patient.js': 10,
  'react.js': 200,
  'tiny.js': 3000,
  'call.js': 40_000,
  'camera.js': 500_000,
  'worker.js': 6_000_000,
};
const sizeOf = (file: string) => {
  const size = SIZES[file];
  if (size === undefined) throw new Error(`not the patient’s: ${file}`);
  return size;
};

describe('the patient’s bundle', () => {
  test('counts each file once: static imports for the lobby, everything reachable for the call', () => {
    expect(patientBundle(MANIFEST, sizeOf)).toEqual({
      lobby: 3210,
      wholeCall: 6_543_210,
      everything: 6_543_210,
    });
  });

  test('[R35] what loads before or after the call alone counts for all pages, not for the call', () => {
    const beside = 'features/patient/own-picture/OwnPictureAsk.tsx';
    const manifest: Manifest = {
      ...MANIFEST,
      'call.ts': { file: 'call.js', imports: ['_react'], dynamicImports: ['camera.ts', beside] },
      [beside]: { file: 'own-picture.js', imports: ['_react'] },
    };
    const sizes = (file: string) => (file === 'own-picture.js' ? 7 : sizeOf(file));
    expect(patientBundle(manifest, sizes)).toEqual({
      lobby: 3210,
      wholeCall: 6_543_210,
      everything: 6_543_217,
    });
  });

  test('fails one byte over a limit and passes on it', () => {
    expect(overweight({ lobby: 110_000, wholeCall: 180_000, everything: 200_000 })).toEqual([]);
    expect(overweight({ lobby: 110_001, wholeCall: 180_000, everything: 200_000 })).toHaveLength(1);
    expect(overweight({ lobby: 110_000, wholeCall: 180_001, everything: 200_000 })).toHaveLength(1);
    expect(overweight({ lobby: 110_000, wholeCall: 180_000, everything: 200_001 })).toHaveLength(1);
  });

  test('does not pass a build without the patient’s entry, or with a hole in it', () => {
    expect(() => patientBundle({}, sizeOf)).toThrow('patient.html');
    expect(() =>
      patientBundle({ 'patient.html': { file: 'patient.js', imports: ['_gone'] } }, sizeOf),
    ).toThrow('_gone');
  });
});
