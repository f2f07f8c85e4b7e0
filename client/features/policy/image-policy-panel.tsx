import { useState } from 'react';
import type { ImagePolicyText, ImagePolicyView } from '../../../shared/http-policy.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { longDate, shortMoment } from '../../words/practice-time.ts';
import styles from './image-policy-panel.module.css';
import type { PolicyActions } from './policy-actions.ts';
import { PolicyProse } from './policy-prose.tsx';
import { PublishDialog } from './publish-dialog.tsx';

interface ImagePolicyPanelProps {
  policy: ImagePolicyView;
  act: PolicyActions;
}

const writer = (name: string | null) => (name === null ? 'the text that Sightline came with' : `by ${name}`);

/** R23: the policy in force; who reads it acknowledges it once; the manager sees who has, and publishes new versions. */
export function ImagePolicyPanel({ policy, act }: ImagePolicyPanelProps) {
  const { current, acknowledgedAt, staff, timeZone } = policy;
  const [earlier, setEarlier] = useState<ImagePolicyText | null>(null);
  const [publishing, setPublishing] = useState(false);
  const shown = earlier ?? current;
  return (
    <div className={styles.panel}>
      <Stack>
        <Row spread="between">
          <p className="muted">
            Version {shown.version}, {longDate(shown.at, timeZone)}, {writer(shown.byName)}
          </p>
          {staff !== null && (
            <Button
              onClick={() => {
                setPublishing(true);
              }}
            >
              Write a new version
            </Button>
          )}
        </Row>
        {earlier !== null && (
          <Notice
            tone="info"
            title={`This is version ${String(earlier.version)}; it is no longer in force`}
            actions={
              <Button
                size="small"
                onClick={() => {
                  setEarlier(null);
                }}
              >
                Back to version {current.version}
              </Button>
            }
          />
        )}
        <PolicyProse text={shown.text} />
        {earlier === null && (
          <Acknowledge current={current} at={acknowledgedAt} timeZone={timeZone} act={act} />
        )}
      </Stack>
      <div className={styles.side}>
        {staff !== null && <Staff staff={staff} version={current.version} timeZone={timeZone} />}
        <Versions policy={policy} act={act} shown={shown.version} onShow={setEarlier} />
      </div>
      {publishing && (
        <PublishDialog
          current={current}
          onPublish={act.publish}
          onClose={() => {
            setPublishing(false);
          }}
        />
      )}
    </div>
  );
}

interface AcknowledgeProps {
  current: ImagePolicyView['current'];
  at: string | null;
  timeZone: string;
  act: PolicyActions;
}

function Acknowledge({ current, at, timeZone, act }: AcknowledgeProps) {
  const { version, sha256 } = current;
  const acknowledge = useAction(() => act.acknowledge({ version, sha256 }));
  if (at !== null)
    return (
      <Notice
        tone="done"
        title={`You acknowledged version ${String(version)} on ${shortMoment(at, timeZone)}`}
      />
    );
  return (
    <Stack gap="s">
      <Row>
        <Button
          variant="primary"
          busy={acknowledge.busy ? 'Saving…' : undefined}
          onClick={() => void acknowledge.run()}
        >
          I have read this and work by it
        </Button>
      </Row>
      <ProblemNotice problem={acknowledge.problem} meaning="Your acknowledgement was not kept." />
    </Stack>
  );
}

interface StaffProps {
  staff: NonNullable<ImagePolicyView['staff']>;
  version: number;
  timeZone: string;
}

function Staff({ staff, version, timeZone }: StaffProps) {
  const done = staff.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  return (
    <Card
      title={`Version ${String(version)}: ${String(done)} of ${String(staff.length)} have acknowledged it`}
    >
      <ul className={styles.people}>
        {staff.map(({ name, title, acknowledgedAt }, index) => (
          <li key={index}>
            <p className={styles.who}>
              {name}
              <span>{title}</span>
            </p>
            {acknowledgedAt === null ? (
              <StatusPill tone="attention">Not yet</StatusPill>
            ) : (
              <StatusPill tone="done">{shortMoment(acknowledgedAt, timeZone)}</StatusPill>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface VersionsProps {
  policy: ImagePolicyView;
  act: PolicyActions;
  shown: number;
  onShow: (version: ImagePolicyText | null) => void;
}

function Versions({ policy, act, shown, onShow }: VersionsProps) {
  const open = useAction(async (version: number) => {
    onShow(version === policy.current.version ? null : await act.openVersion(version));
  });
  return (
    <Card title="Versions">
      <ol className={styles.versions} reversed>
        {policy.versions.map(({ version, at, byName }) => (
          <li key={version}>
            <p className={styles.who}>
              Version {version}
              <span>
                {longDate(at, policy.timeZone)}, {writer(byName)}
              </span>
            </p>
            {version === shown ? (
              <StatusPill tone="info">Shown</StatusPill>
            ) : (
              <Button size="small" onClick={() => void open.run(version)}>
                Read<span className="visually-hidden"> version {version}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <ProblemNotice problem={open.problem} />
    </Card>
  );
}
