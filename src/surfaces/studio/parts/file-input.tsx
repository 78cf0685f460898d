import type { Ref } from 'react';

/** The browser's own way to choose pictures, out of sight: a button clicks it. */
export function FileInput({
  input,
  onFiles,
}: {
  input: Ref<HTMLInputElement>;
  onFiles: (files: File[]) => void;
}) {
  return (
    <input
      ref={input}
      type="file"
      accept="image/*"
      multiple
      hidden
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        // The same file may be chosen again.
        event.target.value = '';
      }}
    />
  );
}
