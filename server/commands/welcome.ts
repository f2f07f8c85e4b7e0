import type { Config } from '../platform/config.ts';
import type { DemoSignIn } from './seed-demo.ts';

/** The few calm lines a person reads when Sightline is ready. */
export const welcome = (
  config: Config,
  signIn: DemoSignIn | undefined,
  authorityUrl: string | undefined,
): string => {
  const lines = ['', `  Sightline is ready:  ${config.publicOrigin}`, ''];
  if (signIn) {
    lines.push(
      `  GP         ${signIn.gp}`,
      `  Chaperone  ${signIn.chaperone}`,
      `  Manager    ${signIn.manager}`,
      `  Password   ${signIn.password}   (for all three; made for this computer)`,
      '',
      '  To try it: sign in as the GP, open a consultation’s menu, copy the patient’s link and open it in another',
      `  browser window. ${signIn.patient} was born on ${signIn.dateOfBirth}.`,
      '',
    );
  } else {
    lines.push(
      '  Accounts: "npm run add-staff -- --help". A forgotten password: "npm run reset-password -- EMAIL".',
      '',
    );
  }
  if (authorityUrl)
    lines.push(`  On a phone: open ${authorityUrl} first, to trust this computer’s certificate.`, '');
  lines.push('  Ctrl-C stops it; everything is kept.', '', '');
  return lines.join('\n');
};
