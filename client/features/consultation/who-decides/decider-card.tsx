import { StatusPill } from '../../../ui/core/StatusPill.tsx';
import UserRound from 'lucide-react/icons/user-round';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { Facts, type Fact } from '../../../parts/facts.tsx';
import { Blocker } from '../../../ui/core/Blocker.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName } from '../facts.ts';
import { AREAS, inForceWords, standingOf, type NamedPerson } from './deciding-words.ts';
import { OwnPlace } from './own-place.tsx';
import { RemoveDecider } from './remove-decider.tsx';
import styles from './decider-card.module.css';

/** Somebody who was named: what gives them a say, how it is known, whether it reaches, and where they are. */
export function DeciderCard({ person }: { person: NamedPerson }) {
  const { view } = useConsultation();
  const { tone, words, why } = standingOf(view, person);
  return (
    <article className={styles.card} aria-label={person.name}>
      <header className={styles.head}>
        <p className={styles.name}>
          {person.name}, {person.relationship}
        </p>
        <StatusPill tone={tone} icon={tone === 'neutral' ? UserRound : undefined}>
          {words}
        </StatusPill>
      </header>
      {why && <Blocker sentence={why.text} reference={why.rule} />}
      <Facts facts={factsOf(view, person)} />
      <div className={styles.actions}>
        {person.joins === 'own_link' && <OwnPlace person={person} />}
        <RemoveDecider person={person} />
      </div>
    </article>
  );
}

function factsOf(view: StaffView, person: NamedPerson): Fact[] {
  const said = view.statements.find(
    (each): each is StatementOf<'representative'> => each.kind === 'representative' && each.id === person.id,
  );
  const basis = view.deciding.bases.find(({ name }) => name === person.basis);
  const where = person.joins === 'beside' ? `Beside ${calledName(view)}` : 'From elsewhere, own link';
  return [
    { label: 'As', value: basis?.label ?? 'Not an authority of today' },
    ...(said ? [{ label: 'How you know', value: said.verified }] : []),
    ...(said && said.evidence !== ''
      ? [
          { label: 'Document', value: said.evidence },
          { label: 'In force', value: inForceWords(said) },
          { label: 'Covers', value: said.covers.map((area) => AREAS[area]).join(', ') },
        ]
      : []),
    { label: 'Answers', value: where },
  ];
}
