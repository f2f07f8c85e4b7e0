import { useParams } from 'react-router';
import { ConsultationId } from '../../shared/ids.ts';
import { ChaperonePage } from '../features/chaperone/chaperone-page.tsx';
import { NotFound } from './not-found.tsx';

/** `/chaperone/:id`: the call as a signed-in chaperone sees it. */
export function ChaperoneRoute() {
  const parsed = ConsultationId.safeParse(useParams().id);
  return parsed.success ? <ChaperonePage key={parsed.data} consultationId={parsed.data} /> : <NotFound />;
}
