import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browsers.ts';
import type { Person, Window } from './browsers.ts';
import { makePortraitCamera } from './camera.ts';
import { ChaperoneActor } from './chaperone.ts';
import { GpActor } from './gp.ts';
import type { Booked } from './gp.ts';
import { expectNewFrames, expectSound } from './media.ts';
import { PatientActor } from './patient.ts';
import { startSightline } from './sightline.ts';
import type { Sightline } from './sightline.ts';

/** A patient of the practice as the GP and the patient know them. */
export interface KnownPatient {
  readonly name: string;
  /** Day, month and year as they type it. */
  readonly born: readonly [string, string, string];
}

export const SEAN: KnownPatient = { name: 'Seán Ó Murchú', born: ['2', '3', '1957'] };
export const CHAPERONE_NAME = 'Niamh Brennan';

/** Sightline with a throw-away practice, and three people at their own browsers. */
export interface Cast {
  readonly sightline: Sightline;
  /** Where the cameras' pictures lie; gone with the cast. */
  readonly folder: string;
  readonly gp: Person;
  readonly patient: Person;
  readonly chaperone: Person;
  readonly doctor: GpActor;
  readonly person: PatientActor;
  readonly nurse: ChaperoneActor;
  /** The same patient at another browser, for instance after theirs has crashed. */
  withPatientAt(browser: Person): Cast;
  close(): Promise<void>;
}

export const PHONE = { width: 390, height: 844, phone: true } as const;
const LAPTOP = { width: 1440, height: 900 } as const;
/** What a person does, or the page shows, within this time, milliseconds. */
const PATIENCE = 30_000;

/** Waits for controls as long as `PATIENCE`. */
export const withPatience = (person: Person): Person => {
  person.context.setDefaultTimeout(PATIENCE);
  return person;
};

/**
 * Opens Sightline and the three browsers. Cameras are small portraits unless `makeCamera` makes a better one for the
 * patient, whose picture then costs a core.
 */
export const openCast = async (makeCamera?: (folder: string) => Promise<string>): Promise<Cast> => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-cast-'));
  const portrait = (name: string, colours: readonly [string, string]) =>
    makePortraitCamera(folder, name, colours);
  const cameras = {
    gp: await portrait('gp', ['#cfdcd9', '#2f5d62']),
    patient: makeCamera ? await makeCamera(folder) : await portrait('patient', ['#e3d3c3', '#7a3b2e']),
    chaperone: await portrait('chaperone', ['#d9d4cc', '#5a4a78']),
  };
  const opened: Person[] = [];
  const sightline = await startSightline();
  const open = async (window: Window): Promise<Person> => {
    const person = withPatience(await openBrowser(window));
    opened.push(person);
    return person;
  };
  try {
    return castOf(sightline, folder, {
      gp: await open({ ...LAPTOP, camera: cameras.gp }),
      patient: await open({ ...PHONE, camera: cameras.patient }),
      chaperone: await open({ ...LAPTOP, camera: cameras.chaperone }),
    });
  } catch (error) {
    for (const person of opened) await person.close();
    await sightline.remove();
    throw error;
  }
};

const castOf = (
  sightline: Sightline,
  folder: string,
  browsers: Pick<Cast, 'gp' | 'patient' | 'chaperone'>,
): Cast => ({
  ...browsers,
  sightline,
  folder,
  doctor: new GpActor(browsers.gp.page, sightline.origin),
  person: new PatientActor(browsers.patient.page),
  nurse: new ChaperoneActor(browsers.chaperone.page, sightline.origin),
  withPatientAt: (browser) => castOf(sightline, folder, { ...browsers, patient: browser }),
  async close() {
    const all = [browsers.gp, browsers.patient, browsers.chaperone];
    for (const person of all) await person.close().catch(() => undefined);
    await sightline.remove();
    await rm(folder, { recursive: true, force: true });
  },
});

/** From the link to the three of them in conversation. The GP is signed in. */
export const meet = async (
  cast: Cast,
  booked: Booked,
  who: KnownPatient,
  { site, prefers }: { site?: string; prefers?: 'A woman' } = {},
): Promise<void> => {
  const { doctor, person, nurse, sightline } = cast;
  await person.arrive(booked.patientUrl, who.born);
  await person.prepare({ chaperone: 'Yes', ...(prefers ? { prefers } : {}) });
  await doctor.open(booked.consultationId);
  await doctor.checklist(site);
  await nurse.signIn(sightline.chaperoneEmail, sightline.password);
  await nurse.join(booked.consultationId);
  await person.acceptChaperone(CHAPERONE_NAME);
  await doctor.openConversation(who.name);
  await doctor.admitChaperone(CHAPERONE_NAME);
};

/** What opens examination and shutter, said and confirmed. */
export const openShutter = async ({ doctor, person }: Cast): Promise<void> => {
  await doctor.explainExamination();
  await person.agreeToExamination();
  await doctor.explainPhotographs();
  await person.confirmPhotographs();
};

const ROLES = ['gp', 'patient', 'chaperone'] as const;

/** Each of the three decodes `frames` further frames of both others, and hears both. */
export const expectEverybodySeesAndHears = async (cast: Cast, frames = 30): Promise<void> => {
  const seeing = ROLES.flatMap((at) =>
    ROLES.filter((other) => other !== at).map((other) => expectNewFrames(cast[at].page, other, frames)),
  );
  await Promise.all(seeing);
  await Promise.all(ROLES.map((at) => expectSound(cast[at].page, 2)));
};
