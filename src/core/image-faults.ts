import { MotifError } from './errors.js';
import { describeContent } from './image-format.js';

/** Returns the error for bytes that are no picture Motif reads. */
export function notAPicture(bytes: Uint8Array, path: string | undefined): MotifError {
  return new MotifError('unreadable_media', `Expected a picture, received ${describeContent(bytes)}`, {
    hint: 'Motif reads JPEG, PNG, WebP, GIF, AVIF, TIFF and SVG.',
    path,
  });
}

export function tooLarge(
  size: { widthPx: number; heightPx: number },
  maxPixels: number,
  path: string | undefined,
): MotifError {
  return new MotifError(
    'too_large',
    `Expected at most ${Math.round(maxPixels / 1e6)} million pixels for a picture, received ${size.widthPx} x ${size.heightPx}`,
    { hint: 'Save a smaller copy of the picture.', path },
  );
}

export function fileTooLarge(bytes: number, path: string): MotifError {
  return new MotifError(
    'too_large',
    `Expected a file of at most 1 GB for a picture, received ${(bytes / 1e9).toFixed(1)} GB`,
    {
      hint: 'Save a smaller copy of the picture.',
      path,
    },
  );
}

/** Returns the error for a picture that the decoder gave up on, with its reason in plain words. */
export function decodeFailure(cause: unknown, path: string | undefined): MotifError {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/timeout/i.test(said)) {
    return new MotifError(
      'unreadable_media',
      'Expected a picture that decodes in time, received one that takes too long',
      {
        hint: 'Save it again in a simpler form.',
        path,
        cause,
      },
    );
  }
  const isCut =
    /premature|truncat|unexpected end|end of (file|stream|input)|read error|short read|incomplete|bad seek|not enough/i.test(
      said,
    );
  return new MotifError(
    'unreadable_media',
    `Expected a whole picture, received a ${isCut ? 'truncated' : 'broken'} one`,
    {
      hint: 'Copy the file again from where it came, or save it again.',
      path,
      cause,
    },
  );
}

/** Returns the error for a file that cannot be opened. */
export function unreadableFile(cause: unknown, path: string): MotifError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new MotifError('not_found', 'Expected a picture at this path, received no file', {
      hint: 'Check the path.',
      path,
      cause,
    });
  }
  const received =
    code === 'EISDIR'
      ? 'a folder'
      : code === 'EACCES' || code === 'EPERM'
        ? 'a file without permission to read it'
        : 'a file that cannot be read';
  return new MotifError('unreadable_media', `Expected a picture at this path, received ${received}`, {
    hint: code === 'EISDIR' ? 'Give a file.' : 'Check the permissions of the file and its disk.',
    path,
    cause,
  });
}
