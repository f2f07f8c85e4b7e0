import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane; the library's default variant is argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in PHC string form, with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

const decoy = hashPassword('no account has this password');

/** Whether the password fits. Without a stored hash it takes as long and says no: an address cannot be probed by time. */
export const verifyPassword = async (stored: string | undefined, password: string): Promise<boolean> => {
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== undefined && fits;
};
