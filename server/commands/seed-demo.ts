import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsultationId, PatientId, PracticeId } from '../../shared/ids.ts';
import type { UserId } from '../../shared/ids.ts';
import type { StillVault } from '../clinical/stills/still-vault.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { randomToken } from '../platform/keys/tokens.ts';
import { writePrivateFile } from '../platform/private-file.ts';
import { addAccount } from './accounts.ts';
import { demoSlots } from './demo-slots.ts';

/** How to sign in to the demo practice, and a patient to try. */
export interface DemoSignIn {
  readonly gp: string;
  readonly chaperone: string;
  readonly manager: string;
  readonly password: string;
  readonly patient: string;
  readonly dateOfBirth: string;
}

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: StillVault;
}

interface DemoPatient {
  readonly name: string;
  readonly preferredName: string;
  readonly dateOfBirth: string;
  readonly identifier: string;
  readonly phone: string;
  readonly reason: string;
}

const PATIENTS: readonly DemoPatient[] = [
  {
    name: 'Seán Ó Murchú',
    preferredName: 'Seán',
    dateOfBirth: '1957-03-02',
    identifier: 'CL-1001',
    phone: '+353 85 555 0101',
    reason: 'Rash on the forearm for ten days',
  },
  {
    name: 'Mary Byrne',
    preferredName: '',
    dateOfBirth: '1944-11-19',
    identifier: 'CL-1002',
    phone: '+353 85 555 0102',
    reason: 'Leg ulcer, review of healing',
  },
  {
    name: 'Zofia Wiśniewska',
    preferredName: 'Zosia',
    dateOfBirth: '1991-07-30',
    identifier: 'CL-1003',
    phone: '+353 85 555 0103',
    reason: 'Mole on the back that has changed',
  },
  {
    name: 'Oisín Kelly',
    preferredName: '',
    dateOfBirth: '2015-05-08',
    identifier: 'CL-1004',
    phone: '+353 85 555 0104',
    reason: 'Eczema on both knees',
  },
  {
    name: 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
    preferredName: 'Caoimhe',
    dateOfBirth: '1979-01-12',
    identifier: 'CL-1005',
    phone: '+353 85 555 0105',
    reason: 'Breast skin change',
  },
];

const TIME_ZONE = 'Europe/Dublin';

const GP = 'gp@demo.sightline.invalid';
const MANAGER = 'manager@demo.sightline.invalid';
const CHAPERONE = 'chaperone@demo.sightline.invalid';

const addPractice = async (tx: Tx): Promise<PracticeId> => {
  const id = newId(PracticeId);
  await tx
    .insertInto('practice')
    .values({
      id,
      name: 'Cois Laoi Medical Practice',
      phone: '+353 21 555 0100',
      address: '1 Example Quay, Cork',
      healthmail: 'coislaoi@healthmail.ie.invalid',
      time_zone: TIME_ZONE,
      complaints:
        'Tell the practice manager first: +353 21 555 0100. You can also write to the Medical Council or the Data Protection Commission.',
      article_6_basis: 'GDPR Art. 6(1)(e)',
    })
    .execute();
  return id;
};

const addStaff = async (tx: Tx, practiceId: PracticeId, password: string): Promise<UserId> => {
  const gp = {
    practiceId,
    email: GP,
    name: 'Dr Aoife Murphy',
    title: 'GP',
    role: 'gp',
    registration: 'IMC 012345',
    trained: false,
  } as const;
  const nurse = {
    practiceId,
    email: CHAPERONE,
    name: 'Niamh Brennan',
    title: 'Practice nurse',
    role: 'chaperone',
    registration: '',
    trained: true,
  } as const;
  const manager = {
    practiceId,
    email: MANAGER,
    name: 'Ruth Daly',
    title: 'Practice manager',
    role: 'manager',
    registration: '',
    trained: false,
  } as const;
  await addAccount(tx, nurse, password);
  await addAccount(tx, manager, password);
  return addAccount(tx, gp, password);
};

const addDay = async (tx: Tx, deps: Deps, practiceId: PracticeId, clinicianId: UserId): Promise<void> => {
  const slots = demoSlots(deps.clock.now(), TIME_ZONE, PATIENTS.length);
  for (const [index, demo] of PATIENTS.entries()) {
    const patientId = newId(PatientId);
    await tx
      .insertInto('patient')
      .values({
        id: patientId,
        practice_id: practiceId,
        name: demo.name,
        preferred_name: demo.preferredName,
        date_of_birth: demo.dateOfBirth,
        identifier_kind: 'Practice number',
        identifier: demo.identifier,
        phone: demo.phone,
        wrapped_key: deps.vault.newPatientKey(patientId),
      })
      .execute();
    await tx
      .insertInto('consultation')
      .values({
        id: newId(ConsultationId),
        practice_id: practiceId,
        patient_id: patientId,
        clinician_id: clinicianId,
        starts_at: slots[index] ?? deps.clock.now(),
        duration_minutes: 15,
        reason: demo.reason,
        state: JSON.stringify({ name: 'booked' }),
      })
      .execute();
  }
};

/** A password for this computer's demo, kept in a file only its owner can read. */
const demoPassword = async (file: string): Promise<string> => {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim()) return kept.trim();
  const password = randomToken()
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 14);
  await writePrivateFile(file, `${password}\n`);
  return password;
};

/**
 * Fills an empty database with a practice to try: a GP, a chaperone, a manager, five patients (one of them a child) and today's
 * list. A database that holds anybody's practice is left alone.
 * @returns how to sign in, or undefined when the database is not the demo's
 */
export const seedDemo = async (
  deps: Deps,
  { dataDir }: { dataDir: string },
): Promise<DemoSignIn | undefined> => {
  const file = join(dataDir, 'keys', 'demo-password');
  const { db } = deps;
  const empty = (await db.selectFrom('practice').select('id').limit(1).execute()).length === 0;
  const password = await demoPassword(file);
  if (empty) {
    await db.transaction().execute(async (tx) => {
      const practiceId = await addPractice(tx);
      await addDay(tx, deps, practiceId, await addStaff(tx, practiceId, password));
    });
  } else {
    const demo = await db.selectFrom('app_user').select('id').where('email', '=', GP).executeTakeFirst();
    if (!demo) return undefined;
  }
  return {
    gp: GP,
    chaperone: CHAPERONE,
    manager: MANAGER,
    password,
    patient: 'Seán Ó Murchú',
    dateOfBirth: '2 March 1957',
  };
};
