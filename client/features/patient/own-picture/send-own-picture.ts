import type { CaptureAbout } from '../../../../shared/consultation.ts';
import { PAGE_ERRORS } from '../../../../shared/page-errors.ts';
import { Empty } from '../../../../shared/http.ts';
import { OwnPictureStarted } from '../../../../shared/http-own-picture.ts';
import type { StatementId } from '../../../../shared/ids.ts';
import { refusal } from '../../../platform/client-error.ts';
import { request } from '../../../platform/http.ts';
import { uploadPicture } from '../../../platform/upload.ts';

/** What a phone's picker offers; of anything else an iPhone makes a JPEG by itself. */
export const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp'] as const;

const mimeOf = (file: File): CaptureAbout['mime'] | undefined => ACCEPTED.find((type) => type === file.type);

/** The picture's own size; the server decodes it again and has the last word (S3). */
async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    throw refusal({ code: 'picture_unreadable', message: PAGE_ERRORS.picture_unreadable.text });
  }
}

interface Sending {
  askedId: StatementId;
  file: File;
  takenOn: string | null;
  signal: AbortSignal;
  onProgress: (part: number) => void;
}

/** R35: sends a file that the patient chose; this page keeps nothing of it (R17). @throws {ClientError} */
export async function sendOwnPicture({ askedId, file, takenOn, signal, onProgress }: Sending): Promise<void> {
  const mime = mimeOf(file);
  if (mime === undefined)
    throw refusal({ code: 'picture_unsupported', message: PAGE_ERRORS.picture_unsupported.text });
  const { width, height } = await sizeOf(file);
  const { captureId, token } = await request(OwnPictureStarted, '/api/patient/own-picture', {
    method: 'POST',
    body: { askedId, takenOn },
    signal,
  });
  await uploadPicture({
    captureId,
    token,
    picture: file,
    signal,
    onProgress: (sent, total) => onProgress(sent / total),
    about: {
      method: 'patient_upload',
      mime,
      width,
      height,
      lens: 'unknown',
      light: 'unknown',
      angle: 0,
      deviceClass: 'unknown',
      figures: null,
      streamWidth: 0,
      streamHeight: 0,
    },
  });
}

/** The patient would rather not send it. @throws {ClientError} */
export async function declineOwnPicture(askedId: StatementId): Promise<void> {
  await request(Empty, '/api/patient/own-picture/decline', { method: 'POST', body: { askedId } });
}
