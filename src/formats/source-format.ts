/** The formats that can be imported. */
export const sourceFormats = ['sloth', 'pyrra', 'openslo', 'slo-generator'] as const;

export type SourceFormat = (typeof sourceFormats)[number];
