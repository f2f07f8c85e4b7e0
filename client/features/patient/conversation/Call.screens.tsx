import {
  allConsents,
  asks,
  askingView,
  callView,
  consented,
  everybody,
  ids,
  LONG_NAME,
  MAIRE,
  mother,
  motherView,
  told,
} from '../patient.fixtures.ts';
import {
  acts,
  callWith,
  chrome,
  liveMedia,
  longChrome,
  WithPictures,
  type ScreenState,
} from '../patient.screens-support.tsx';
import { PrivateLineSheet } from './PrivateLine.tsx';
import { StopSheet } from './StopSheet.tsx';
import { CallScreen, type CallScreenProps } from './CallScreen.tsx';

const call = (change: Partial<CallScreenProps> = {}) => (
  <WithPictures
    render={([own, doctor, chaperone]) => (
      <CallScreen
        view={callView()}
        act={acts.works}
        chrome={chrome}
        connection={{ state: 'online' }}
        media={liveMedia(own ?? new MediaStream())}
        call={callWith({
          ...(doctor && { [ids.gp]: doctor }),
          ...(chaperone && { [ids.chaperone]: chaperone }),
        })}
        {...change}
      />
    )}
  />
);

const stopping = (view: CallScreenProps['view']) => (
  <WithPictures
    render={([own]) => (
      <StopSheet
        open
        view={view}
        act={acts.works}
        media={liveMedia(own ?? new MediaStream())}
        onClose={() => {}}
      />
    )}
  />
);

/** R4, R6: more than one person answers, here or elsewhere. */
const CODECIDER = { by: MAIRE.by, name: 'Tomás Byrne', relationship: 'co-decision-maker' };
const inCall = { participants: [...everybody.slice(0, 2), mother()] };
const motherAsked = (ask: object, change: object = {}) => ({
  ...motherView(),
  ...askingView(ask),
  ...motherView({ asks: [ask], told, state: callView().state, admitted: true, ...inCall, ...change }),
});
const forMaire = { as: MAIRE, before: false };
const forTomas = { as: CODECIDER, before: false };
const deciding: ScreenState[] = [
  {
    id: 'patient-call-mother',
    title: 'Call: the mother’s own page',
    element: call({ view: motherAsked(asks.resume, { asks: [] }) }),
    dark: true,
  },
  {
    id: 'patient-call-mother-asked',
    title: 'Call: the mother is asked about photographs',
    element: call({ view: motherAsked({ ...asks.photographs, ...forMaire }) }),
    dark: true,
  },
  {
    id: 'patient-call-child-and-mother',
    title: 'Call: the child’s page, the mother in the call',
    element: call({
      view: callView({ ...inCall, patientName: 'Oisín', asksWhoAnswers: true, answering: null }),
    }),
    dark: true,
  },
  {
    id: 'patient-call-jointly-patient',
    title: 'Call: the patient’s own answer, a co-decision-maker beside them',
    element: call({ view: askingView(asks.examination, { othersHere: [CODECIDER] }) }),
    dark: true,
  },
  {
    id: 'patient-call-jointly-other',
    title: 'Call: the co-decision-maker’s answer',
    element: call({ view: askingView({ ...asks.photographs, ...forTomas }, { othersHere: [CODECIDER] }) }),
    dark: true,
  },
  {
    id: 'patient-call-newcomer',
    title: 'Call: somebody who decides would join, long names',
    element: call({ view: askingView({ ...asks.newcomer, name: LONG_NAME }, { patientName: 'Oisín' }) }),
    dark: true,
  },
  {
    id: 'patient-stop-two',
    title: 'Stop: the child or the mother beside them',
    element: stopping(
      callView({ answering: MAIRE, patientName: 'Oisín', asksWhoAnswers: true, ownStops: ['take', 'store'] }),
    ),
    dark: true,
  },
  {
    id: 'patient-stop-child',
    title: 'Stop: the child, the mother decides elsewhere',
    element: stopping(callView({ answering: null, patientName: 'Oisín', consents: [] })),
    dark: true,
  },
];

const chaperoneAway = everybody.map((person) =>
  person.role === 'chaperone' ? { ...person, connected: false } : person,
);

const privateLine = {
  name: 'Máire Walsh',
  messages: [
    {
      id: 'a',
      at: '2026-03-02T09:31:20.000Z',
      mine: true,
      text: 'Can you see me all right?',
    },
    {
      id: 'b',
      at: '2026-03-02T09:31:40.000Z',
      mine: false,
      text: 'Yes. Say “stop” at any time, or write to me here. Dr Murphy does not see it.',
    },
  ],
};

const writing = (view: CallScreenProps['view']) => (
  <PrivateLineSheet
    view={view}
    line={view.privateLine}
    act={acts.works}
    state={{ open: true, arrived: null, came: 1, show: () => {}, close: () => {} }}
  />
);

const asking = Object.entries(asks).map(([kind, ask]) => ({
  id: `patient-ask-${kind}`,
  title: `Call: asked (${kind})`,
  element: call({ view: askingView(ask) }),
  dark: true,
}));

const long = everybody.map((person) =>
  person.role === 'patient'
    ? person
    : { ...person, name: person.role === 'gp' ? `Dr ${LONG_NAME}` : LONG_NAME },
);

/** The call. */
export const screens: ScreenState[] = [
  { id: 'patient-call', title: 'Call', element: call(), dark: true },
  {
    id: 'patient-call-alone',
    title: 'Call: no chaperone, no photographs',
    element: call({
      view: callView({ participants: everybody.slice(0, 2), consents: [consented(18, 'take', 'withdrawn')] }),
    }),
    dark: true,
  },
  {
    id: 'patient-call-long',
    title: 'Call: long names',
    element: call({
      view: callView({
        participants: long,
        patientName: LONG_NAME,
        clinician: { name: `Dr ${LONG_NAME}`, registration: '1' },
      }),
      chrome: longChrome,
    }),
    dark: true,
  },
  {
    id: 'patient-call-connecting',
    title: 'Call: pictures not there yet',
    element: call({ call: callWith({}, { phase: 'joining' }) }),
    dark: true,
  },
  {
    id: 'patient-call-lost',
    title: 'Call: connection dropped, sound blocked',
    element: call({
      connection: { state: 'reconnecting', since: 0 },
      call: callWith({}, { phase: 'recovering', soundBlocked: true }),
    }),
    dark: true,
  },
  {
    id: 'patient-call-cut',
    title: 'Call: picture and sound are being put back',
    element: call({ call: callWith({}, { phase: 'recovering' }) }),
    dark: true,
  },
  {
    id: 'patient-call-unsupported',
    title: 'Call: this browser cannot do calls',
    element: call({ call: callWith({}, { phase: 'unsupported' }) }),
    dark: true,
  },
  {
    id: 'patient-call-away',
    title: 'Call: the doctor’s page is gone',
    element: call({
      view: callView({
        participants: everybody.map((person) =>
          person.role === 'gp' ? { ...person, connected: false } : person,
        ),
      }),
    }),
    dark: true,
  },
  {
    id: 'patient-call-stop',
    title: 'Call: what can be stopped',
    element: stopping(callView({ consents: [...allConsents, consented(33, 'examination', 'yes')] })),
    dark: true,
  },
  {
    id: 'patient-call-stop-less',
    title: 'Call: photographs stopped, no examination agreed',
    element: stopping(
      callView({
        consents: [...allConsents, consented(34, 'take', 'withdrawn'), consented(34, 'store', 'withdrawn')],
      }),
    ),
    dark: true,
  },
  {
    id: 'patient-call-emergency',
    title: 'Call: the doctor goes on in an emergency',
    element: call({ view: callView({ emergencySince: '2026-11-23T10:44:00.000Z' }) }),
    dark: true,
  },
  {
    id: 'patient-call-paused',
    title: 'Call: paused',
    element: call({ view: callView({ pictureOff: 'paused' }) }),
    dark: true,
  },
  {
    id: 'patient-call-chaperone-gone',
    title: 'Call: the chaperone dropped out of an intimate examination',
    element: call({ view: callView({ pictureOff: 'chaperone_gone', participants: chaperoneAway }) }),
    dark: true,
  },
  {
    id: 'patient-call-chaperone-gone-asked',
    title: 'Call: the chaperone dropped out, asked whether to go on',
    element: call({
      view: askingView(asks.chaperone_absent, {
        pictureOff: 'chaperone_gone',
        participants: chaperoneAway,
      }),
    }),
    dark: true,
  },
  {
    id: 'patient-call-message',
    title: 'Call: the chaperone wrote',
    element: call({ view: callView({ privateLine }) }),
    dark: true,
  },
  {
    id: 'patient-call-message-asked',
    title: 'Call: the chaperone wrote while something is asked',
    element: call({ view: askingView(asks.examination, { privateLine }) }),
    dark: true,
  },
  {
    id: 'patient-call-private-line',
    title: 'Call: private line open',
    element: writing(callView({ privateLine })),
    dark: true,
  },
  {
    id: 'patient-call-private-line-empty',
    title: 'Call: private line, nothing written',
    element: writing(callView({ privateLine: { ...privateLine, messages: [] } })),
    dark: true,
  },
  {
    id: 'patient-call-private-line-away',
    title: 'Call: private line, the chaperone dropped out',
    element: writing(callView({ privateLine: null, participants: chaperoneAway })),
    dark: true,
  },
  {
    id: 'patient-call-resume',
    title: 'Call: paused, asked to go on',
    element: call({ view: askingView(asks.resume, { pictureOff: 'paused' }) }),
    dark: true,
  },
  {
    id: 'patient-ask-photographs-first',
    title: 'Call: photographs, not asked before',
    element: call({ view: askingView({ ...asks.photographs, before: false }, { consents: [] }) }),
    dark: true,
  },
  ...asking,
  ...deciding,
];
