import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/studio', import.meta.url)),
    emptyOutDir: true,
    // The policy of the server allows scripts and styles from files only: nothing is put into the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
