import { parseArgs } from 'node:util';
import { PracticeId } from '../../shared/ids.ts';
import type { Database, Tx } from '../platform/database.ts';
import { isUniqueViolation } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { randomToken } from '../platform/keys/tokens.ts';
import { addAccount } from './accounts.ts';
import { CommandError, withDatabase } from './with-database.ts';

const HELP = `Adds a member of staff, and the practice with the first one. Prints a password once.

  npm run add-staff -- --role gp --name "Dr Aoife Murphy" --email aoife@practice.ie --title GP --registration "IMC 012345"
  npm run add-staff -- --role chaperone --name "Niamh Brennan" --email niamh@practice.ie --title "Practice nurse" --trained
  npm run add-staff -- --role manager --name "Ruth Daly" --email ruth@practice.ie --title "Practice manager"

The first time also: --practice NAME --phone NUMBER --address TEXT --healthmail ADDRESS --time-zone Europe/Dublin
  --complaints TEXT (what a patient is told about complaining)  --article-6-basis "GDPR Art. 6(1)(e)"`;

const text = { type: 'string' } as const;
const options = {
  help: { type: 'boolean' },
  trained: { type: 'boolean' },
  role: text,
  name: text,
  email: text,
  title: text,
  registration: text,
  practice: text,
  phone: text,
  address: text,
  healthmail: text,
  'time-zone': text,
  complaints: text,
  'article-6-basis': text,
} as const;

const read = () => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : 'Wrong options.'}\n\n${HELP}`);
  }
};

type Values = ReturnType<typeof read>;

const need = (values: Values, name: Exclude<keyof Values, 'help' | 'trained'>): string => {
  const value = values[name]?.trim();
  if (!value) throw new CommandError(`--${name} is missing.\n\n${HELP}`);
  return value;
};

const practiceOf = async (tx: Tx, values: Values): Promise<PracticeId> => {
  const existing = await tx.selectFrom('practice').select('id').limit(1).executeTakeFirst();
  if (existing) return existing.id;
  const id = newId(PracticeId);
  await tx
    .insertInto('practice')
    .values({
      id,
      name: need(values, 'practice'),
      phone: need(values, 'phone'),
      address: need(values, 'address'),
      healthmail: need(values, 'healthmail'),
      time_zone: values['time-zone'] ?? 'Europe/Dublin',
      complaints: need(values, 'complaints'),
      article_6_basis: need(values, 'article-6-basis'),
    })
    .execute();
  return id;
};

const addStaff = async (db: Database): Promise<string> => {
  const values = read();
  if (values.help) return HELP;
  const role = need(values, 'role');
  if (role !== 'gp' && role !== 'chaperone' && role !== 'manager')
    throw new CommandError('--role is gp, chaperone or manager.');
  const password = randomToken().slice(0, 20);
  try {
    await db.transaction().execute(async (tx) => {
      const account = {
        practiceId: await practiceOf(tx, values),
        email: need(values, 'email'),
        name: need(values, 'name'),
        title: need(values, 'title'),
        role,
        registration: role === 'gp' ? need(values, 'registration') : '',
        trained: values.trained ?? false,
      } as const;
      await addAccount(tx, account, password);
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new CommandError('There is an account with that e-mail address already.');
    throw error;
  }
  return `Added. Password: ${password}`;
};

await withDatabase(addStaff);
