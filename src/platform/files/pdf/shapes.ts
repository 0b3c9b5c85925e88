/**
 * What of a PDF is kept: for each thing in it the keys that draw, and what stands behind them. A key that is not here does
 * not get into the new file, whoever invented it. Names of ISO 32000.
 */
export interface Shape {
  /** Keys, and the shape of what each leads to. `plain`: numbers, names and texts, alone or in lists. */
  keys?: Readonly<Record<string, ShapeName>>
  /** Names that the document chose itself, and the shape of what each leads to. */
  names?: ShapeName
  isStream?: true
}

export type ShapeName =
  | 'plain'
  | 'content'
  | 'resources'
  | 'graphics-states'
  | 'graphics-state'
  | 'soft-mask'
  | 'colour-spaces'
  | 'colour-space'
  | 'calibration'
  | 'patterns'
  | 'pattern'
  | 'shadings'
  | 'shading'
  | 'functions'
  | 'x-objects'
  | 'x-object'
  | 'image'
  | 'form'
  | 'group'
  | 'fonts'
  | 'font'
  | 'encoding'
  | 'font-descriptor'
  | 'font-file'
  | 'glyphs'
  | 'layers'
  | 'layer'
  | 'layer-settings'
  | 'layer-states'
  | 'unpacking'

const plain = (words: string): Record<string, 'plain'> =>
  Object.fromEntries(words.split(' ').map((word) => [word, 'plain']))

export const shapes: Readonly<Record<Exclude<ShapeName, 'plain' | 'colour-space' | 'x-object'>, Shape>> = {
  content: { isStream: true },
  resources: {
    keys: {
      ...plain('ProcSet'),
      ExtGState: 'graphics-states',
      ColorSpace: 'colour-spaces',
      Pattern: 'patterns',
      Shading: 'shadings',
      XObject: 'x-objects',
      Font: 'fonts',
      Properties: 'layers',
    },
  },
  'graphics-states': { names: 'graphics-state' },
  'graphics-state': {
    keys: {
      ...plain('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'),
      Font: 'font',
      SMask: 'soft-mask',
      BG: 'functions',
      BG2: 'functions',
      UCR: 'functions',
      UCR2: 'functions',
      TR: 'functions',
      TR2: 'functions',
    },
  },
  'soft-mask': { keys: { ...plain('Type S BC'), G: 'form', TR: 'functions' } },
  'colour-spaces': { names: 'colour-space' },
  calibration: { keys: plain('WhitePoint BlackPoint Gamma Matrix Range') },
  patterns: { names: 'pattern' },
  pattern: {
    isStream: true,
    keys: {
      ...plain('Type PatternType PaintType TilingType BBox XStep YStep Matrix'),
      Resources: 'resources',
      Shading: 'shading',
      ExtGState: 'graphics-state',
    },
  },
  shadings: { names: 'shading' },
  shading: {
    isStream: true,
    keys: {
      ...plain('ShadingType Background BBox AntiAlias Coords Domain Extend Matrix Decode'),
      ...plain('BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow'),
      ColorSpace: 'colour-space',
      Function: 'functions',
    },
  },
  functions: {
    isStream: true,
    keys: {
      ...plain('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'),
      Functions: 'functions',
    },
  },
  'x-objects': { names: 'x-object' },
  image: {
    isStream: true,
    keys: {
      ...plain('Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte'),
      ColorSpace: 'colour-space',
      Mask: 'image',
      SMask: 'image',
      OC: 'layer',
    },
  },
  form: {
    isStream: true,
    keys: { ...plain('Type Subtype FormType BBox Matrix'), Resources: 'resources', Group: 'group', OC: 'layer' },
  },
  group: { keys: { ...plain('Type S I K'), CS: 'colour-space' } },
  fonts: { names: 'font' },
  font: {
    keys: {
      ...plain('Type Subtype Name BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix'),
      FontDescriptor: 'font-descriptor',
      Encoding: 'encoding',
      ToUnicode: 'encoding',
      DescendantFonts: 'font',
      CIDSystemInfo: 'encoding',
      CIDToGIDMap: 'font-file',
      CharProcs: 'glyphs',
      Resources: 'resources',
    },
  },
  encoding: {
    isStream: true,
    keys: {
      ...plain('Type BaseEncoding Differences CMapName WMode Registry Ordering Supplement'),
      CIDSystemInfo: 'encoding',
      UseCMap: 'encoding',
    },
  },
  'font-descriptor': {
    keys: {
      ...plain('Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading'),
      ...plain('CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet'),
      FontFile: 'font-file',
      FontFile2: 'font-file',
      FontFile3: 'font-file',
      CIDSet: 'font-file',
    },
  },
  'font-file': { isStream: true, keys: plain('Subtype Length1 Length2 Length3') },
  glyphs: { names: 'content' },
  layers: { names: 'layer' },
  layer: { keys: { ...plain('Type P'), OCGs: 'layer', VE: 'layer' } },
  'layer-settings': { keys: { OCGs: 'layer', D: 'layer-states' } },
  'layer-states': { keys: { ...plain('BaseState'), ON: 'layer', OFF: 'layer' } },
  unpacking: {
    keys: {
      ...plain('Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock'),
      ...plain('BlackIs1 DamagedRowsBeforeError ColorTransform'),
      JBIG2Globals: 'content',
    },
  },
}
