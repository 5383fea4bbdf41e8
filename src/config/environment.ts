/** What a configuration depends on besides its file. */
export type Environment = {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly home: string;
  /** IANA name of this machine's time zone. */
  readonly hostZone: string;
};
