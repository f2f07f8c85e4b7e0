import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

/** A wall: what it forbids, and the arrow of the architecture notes that it stands for. */
type Arrow = IForbiddenRuleType & { name: string };

const forbidden = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): Arrow => ({
  name,
  severity: 'error',
  comment,
  from,
  to,
});

const packages = (...names: string[]) => `node_modules/(${names.join('|')})/`;
/** A package that is not installed keeps the name under which it was imported. */
const S3 = '(^|node_modules/)(@aws-sdk|@smithy|minio)/';
/** Tests may look behind a wall: they prove what is there. */
const TEST = '\\.test\\.(ts|tsx|mjs)$';
const RULES = '\\.rules\\.ts$';
const REPOSITORY = '\\.repository\\.ts$';
const TRANSPORT = '\\.(routes|socket)\\.ts$';
const SLICE = '^server/clinical/([^/]+)/';

const contract: Arrow[] = [
  forbidden(
    '1-shared-imports-zod-alone',
    'The contract runs on both sides: shared imports zod and itself.',
    { path: '^shared/', pathNot: TEST },
    { pathNot: ['^shared/', packages('zod')] },
  ),
  forbidden('2-client-not-to-server', 'They meet in shared.', { path: '^client/' }, { path: '^server/' }),
  forbidden('2-server-not-to-client', 'They meet in shared.', { path: '^server/' }, { path: '^client/' }),
  forbidden(
    'contract-is-zod-mini',
    'Whole zod would double the patient’s lobby.',
    { path: '^(shared|client)/', pathNot: TEST },
    { path: packages('zod'), pathNot: packages('zod/mini') },
  ),
];

const clinical: Arrow[] = [
  forbidden(
    '3-rules-are-pure',
    'A rule imports shared and other rules: no clock, log or database.',
    { path: `^server/.+${RULES}` },
    { pathNot: ['^shared/', RULES] },
  ),
  forbidden(
    '4-only-consultation-composes',
    'The other slices’ rules do not know the consultation’s.',
    { path: `${SLICE}.*${RULES}`, pathNot: '^server/clinical/consultation/' },
    { path: `^server/clinical/consultation/.*${RULES}` },
  ),
  forbidden(
    '5-use-cases-know-no-transport',
    'A use case can be called by anybody: it knows neither media nor signalling nor HTTP.',
    { path: '^server/(clinical|identity|audit|admin)/', pathNot: [TRANSPORT, TEST] },
    {
      path: ['^server/(media|signalling|http)/', packages('fastify', '@fastify', 'socket\\.io', 'mediasoup')],
    },
  ),
  forbidden(
    '6-transport-not-to-repositories',
    'Routes and sockets call use cases.',
    { path: [TRANSPORT, '^server/(signalling|http)/'], pathNot: TEST },
    { path: REPOSITORY },
  ),
  forbidden(
    '7-slices-keep-their-repository',
    'Another slice is reached through its use case.',
    { path: SLICE, pathNot: TEST },
    { path: `${SLICE}.*${REPOSITORY}`, pathNot: '^server/clinical/$1/' },
  ),
];

const server: Arrow[] = [
  forbidden(
    '8-platform-alone-has-primitives',
    'Cryptographic primitives and S3 stay in platform (process.env: see eslint.config.js).',
    { path: '^(server|client|shared)/', pathNot: ['^server/platform/', TEST] },
    {
      path: [
        '^(node:)?crypto$',
        packages('sodium-native', '@node-rs/argon2', '@peculiar/x509', '@simplewebauthn', 'otplib'),
        S3,
      ],
    },
  ),
  forbidden(
    'media-knows-no-why',
    'Media obeys grants and never knows why.',
    { path: '^server/media/' },
    { path: '^server/(clinical|identity|audit|admin|signalling|http)/' },
  ),
  forbidden(
    'platform-knows-nobody',
    'Platform is what everybody stands on.',
    { path: '^server/platform/', pathNot: TEST },
    { path: '^server/(?!platform/)' },
  ),
  forbidden(
    'app-knows-everyone-nobody-knows-app',
    'Only what starts the server imports its composition root.',
    { path: '^server/', pathNot: ['^server/(main|app)\\.ts$', '^server/(app|commands)/', TEST] },
    { path: '^server/(main|app)\\.ts$' },
  ),
];

const client: Arrow[] = [
  forbidden(
    '9-socket-in-signalling-alone',
    'Components see the server’s view, never the socket.',
    { path: '^client/', pathNot: ['^client/signalling/', TEST] },
    { path: packages('socket\\.io-client', 'engine\\.io-client') },
  ),
  forbidden(
    '9-mediasoup-in-call-alone',
    'Components see tracks, never the engine.',
    { path: '^client/', pathNot: ['^client/call/', TEST] },
    { path: packages('mediasoup-client') },
  ),
  forbidden(
    '9-components-not-to-socket-or-engine',
    'A component holds what signalling and call hand out; it builds neither (types are allowed).',
    { path: '^client/(features|app|ui|parts)/.+\\.tsx$', pathNot: TEST },
    {
      path: ['^client/signalling/socket\\.ts$', '^client/call/engine/'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbidden(
    '10-feature-not-to-feature',
    'What two features share lives in parts, words or ui.',
    { path: '^client/features/([^/]+)/' },
    { path: '^client/features/', pathNot: '^client/features/$1/' },
  ),
  forbidden(
    'call-has-no-react',
    'The call engine is headless.',
    { path: '^client/call/', pathNot: TEST },
    { path: packages('react', 'react-dom', 'react-aria-components', 'react-router') },
  ),
  forbidden(
    'ui-knows-no-clinic',
    'Primitives carry no clinical words.',
    { path: '^client/ui/', pathNot: TEST },
    { path: ['^shared/', '^client/(features|app|call|signalling|parts|words)/'] },
  ),
  {
    name: 'patient-entry-stays-light',
    severity: 'error',
    comment: 'A patient’s phone never loads what only staff need.',
    from: { path: '^client/features/patient/main\\.tsx$' },
    to: {
      reachable: true,
      path: ['^client/(app|ui/staff)/', packages('react-aria-components', 'react-router')],
    },
  },
];

const everywhere: Arrow[] = [
  forbidden(
    'no-cycles',
    'No file reaches itself, types included: two files that need each other’s types are one thing or three.',
    {},
    { circular: true },
  ),
  forbidden(
    'product-not-to-tests',
    'What ships does not import what proves it.',
    { path: '^(server|client|shared)/', pathNot: TEST },
    { path: ['^tests/', TEST] },
  ),
  forbidden(
    'product-not-to-dev-dependencies',
    'They are absent where it runs.',
    {
      path: '^(server|shared|client)/',
      pathNot: [TEST, '^client/vite\\.config\\.ts$', '^client/gallery/'],
    },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbidden(
    'nothing-unresolved',
    'An import that leads nowhere would be a wall unwatched.',
    {},
    { couldNotResolve: true, pathNot: '\\?(raw|url|worker)$' },
  ),
];

/** Every arrow that must never be. Numbers are the architecture notes'. */
export const ARROWS: Arrow[] = [...contract, ...clinical, ...server, ...client, ...everywhere];
