import type { z } from 'zod';
import type { calibrateModel } from '../../../features/models/calibrate-operation.js';
import type { listModels, modelInfo, pullModel } from '../../../features/models/operations.js';
import type { Page } from '../page.js';
import { formatBytes, wrap } from '../text.js';

type ModelRow = z.infer<typeof listModels.output>['models'][number];

/** Returns the models as a table. */
export function renderModels({ models }: z.infer<typeof listModels.output>, page: Page): string[] {
  if (models.length === 0) return ['No models on this machine.'];
  return page.table(
    [
      { title: 'model', ink: 'bold' },
      { title: 'here' },
      { title: 'dimensions', align: 'right' },
      { title: 'languages', flexible: true },
      { title: 'licence' },
      { title: 'download', align: 'right' },
      { title: 'good for', flexible: true },
    ],
    models.map((model) => [
      model.id,
      presence(model),
      model.dimensions === null ? '' : String(model.dimensions),
      model.languages.join(' '),
      model.licence ?? '',
      downloadSize(model),
      model.goodFor ?? '',
    ]),
  );
}

/** Returns where a downloaded model is. */
export function renderPulled(output: z.infer<typeof pullModel.output>, page: Page): string[] {
  return [
    `${page.paint('bold', output.id)} is ready: ${output.dtypes.join(', ')}, ${formatBytes(output.bytes)}`,
    page.paint('dim', output.folder),
  ];
}

/** Returns what was measured of a model, and where it is kept. */
export function renderCalibration(
  output: z.infer<ReturnType<typeof calibrateModel>['output']>,
  page: Page,
): string[] {
  const { model, pictures, texts, labels, temperatures, calibrationErrors, logitScale, file } = output;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${page.paint('bold', model)} is calibrated on ${pictures} pictures of ${labels} things and ${texts} texts.`,
    `  ${page.paint('dim', 'temperature:')} ${temperatures.english.toFixed(1)} English, ${temperatures.chinese.toFixed(1)} Chinese (its own ${logitScale.toFixed(1)})`,
    `  ${page.paint('dim', 'confidence off by:')} ${percent(calibrationErrors.english)} English, ${percent(calibrationErrors.chinese)} Chinese, on these drawings`,
    page.paint('dim', file),
  ];
}

/** Returns what is known of a model, the tables of its card below. */
export function renderModelInfo(model: z.infer<typeof modelInfo.output>, page: Page): string[] {
  const facts: [string, string][] = [
    ['family', model.family],
    ['dimensions', model.dimensions === null ? '' : String(model.dimensions)],
    ['languages', model.languages.join(', ')],
    ['licence', model.licence ?? ''],
    ['good for', model.goodFor ?? ''],
    ['download', downloadSize(model)],
    ['here', presence(model)],
    ['folder', model.folder ?? ''],
    ['hub', model.hubId ?? ''],
  ];
  const [about] = (model.card ?? '').split(/\n\s*\n/).filter((part) => /^[A-Za-z]/.test(part.trim()));
  return [
    page.paint('bold', model.id),
    ...facts
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `  ${page.paint('dim', `${name}:`)} ${text}`),
    ...(about === undefined ? [] : ['', ...wrap(about, Math.min(100, page.columns))]),
    ...model.figures.flatMap(([header = [], ...rows]) => [
      '',
      ...page.table(
        header.map((title) => ({ title, flexible: true })),
        rows,
      ),
    ]),
  ];
}

function presence(model: ModelRow): string {
  if (model.installed) return model.dtypes.length === 0 ? 'yes' : model.dtypes.join(' ');
  return model.available ? 'no' : 'not published';
}

function downloadSize({ downloadMb }: ModelRow): string {
  if (downloadMb === null) return '';
  return downloadMb === 0 ? 'built in' : formatBytes(downloadMb * 1e6);
}
