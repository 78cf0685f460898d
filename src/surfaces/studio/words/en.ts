import { enCollections } from './en-collections.js';
import { enFind } from './en-find.js';

const failures: Readonly<Record<string, string>> = {
  invalid_input: 'That cannot be understood',
  not_found: 'Not found',
  conflict: 'There is one of that name already',
  model_mismatch: 'Another model made this',
  model_unavailable: 'The model cannot be used',
  unreadable_media: 'This is no picture that can be read',
  store_failed: 'The library could not do that',
  unauthorised: 'This page may not do that',
  forbidden: 'This page may not do that',
  too_large: 'That is too large',
  below_minimum: 'Below the minimum',
  rate_limited: 'Too many questions at once',
  unreachable: 'Motif does not answer',
};

const stages: Readonly<Record<string, string>> = {
  walk: 'Looking through the folders',
  index: 'Reading pictures',
  encode: 'Reading pictures',
  check: 'Checking',
  upload: 'Taking in pictures',
  brand: 'Learning the brand',
  download: 'Downloading',
};

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const en = {
  views: {
    explore: 'Explore',
    boards: 'Boards',
    concepts: 'Concepts',
    brands: 'Brands',
    library: 'Library',
  },
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  shell: {
    navigation: 'Views',
    home: 'Motif, to Explore',
    skip: 'Skip to the content',
    commands: 'Commands',
    commandsShort: 'Ctrl K',
    notices: 'What happened',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    loading: 'Loading',
    tryAgain: 'Try again',
    undo: 'Undo',
    undone: (label: string) => `Taken back: ${label}`,
    nothingToUndo: 'There is nothing to take back',
    and: ' and ',
  },
  commands: {
    find: 'What would you like to do?',
    none: 'Nothing of that name',
    go: 'Go to',
    act: 'Do',
    saved: 'Saved search',
    settings: 'Setting',
    search: 'Search',
    undo: 'Take back the last change',
    otherLanguage: '切换到中文',
    theme: (name: string) => `Theme: ${name}`,
  },
  failures: {
    of: (code: string) => failures[code] ?? 'Something went wrong',
    next: (code: string): string =>
      code === 'unreachable'
        ? 'Is `motif serve` still running? Start it again, then try again.'
        : 'Try again.',
  },
  progress: {
    of: (stage: string, done: number, total: number | undefined, unit: string | undefined) => {
      const amount =
        total === undefined ? (done > 0 ? ` ${done.toLocaleString('en-GB')}` : '') : ` ${done} of ${total}`;
      return `${stages[stage] ?? stage}${amount}${amount === '' || unit === undefined ? '' : ` ${unit}`}`;
    },
  },
  grid: {
    results: 'Pictures found',
    missing: 'Left the library',
    copies: (count: number) => plural(count, 'copy folded in', 'copies folded in'),
    pictures: (count: number) => plural(count, 'picture', 'pictures'),
  },
  library: {
    pictures: 'Pictures',
    files: 'Files',
    space: 'Space',
    model: 'Model',
    allRead: 'all can be searched',
    waiting: (count: number) => `${plural(count, 'waits', 'wait')} to be read`,
    copies: (count: number) => (count === 0 ? 'no copies' : plural(count, 'exact copy', 'exact copies')),
    spaceHint: 'beside your pictures, which are never touched',
    dimensions: (count: number) => `${count} dimensions`,
    folders: 'Folders',
    index: 'Read new and changed pictures',
    retry: 'Try the unread files again',
    indexed: (added: number, updated: number, removed: number, failed: number) =>
      `${added} new, ${updated} changed, ${removed} gone, ${failed} unreadable`,
    stopped: 'Stopped. The next run goes on from here.',
    problems: (count: number) => plural(count, 'file cannot be read', 'files cannot be read'),
    more: (count: number) => `and ${count} more`,
    models: 'Models',
    here: 'On this machine',
    pull: (megabytes: number | undefined) =>
      megabytes === undefined ? 'Download' : `Download, ${megabytes} MB`,
    pulled: (model: string) => `${model} is ready`,
    notAvailable: 'Not published in a form that Motif reads',
    appearance: 'This page',
    language: 'Language',
    theme: 'Theme',
  },
  ...enFind,
  ...enCollections,
};
