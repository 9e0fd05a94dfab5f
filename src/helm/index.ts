/** Charts rendered as Helm renders them, with the places that everything comes from. Does no input or output itself. */

export { LIMITS, type Limits } from './budget.ts';
export type { Chart, ChartFile, ChartProblem } from './chart/chart.ts';
export { overlay } from './chart/coalesce.ts';
export type { Release } from './chart/context.ts';
export { loadArchive, loadChart } from './chart/load.ts';
export { type LocateChart, locateIn, withLocated } from './chart/locate.ts';
export type { DependencyDeclaration, Metadata } from './chart/metadata.ts';
export { readValuesFile } from './chart/read-values.ts';
export { type ChartReader, joinPath, readerOf } from './chart/reader.ts';
export { checkSchemas, type SchemaProblem } from './chart/schema.ts';
export { setValues } from './chart/set-values.ts';
export { GoMap } from './go/value.ts';
export { Entry, type EntryPlace } from './origin/entry.ts';
export { PieceIndex } from './origin/piece-index.ts';
export type { Text } from './origin/text.ts';
export { editableOrigin, type Origin, type OriginQuery, type Ownership, originsOf } from './origins.ts';
export {
  type RenderedChart,
  type RenderedTemplate,
  type RenderNotice,
  type RenderOptions,
  renderChart,
  type TemplateSource,
} from './render.ts';
