CREATE FUNCTION public.events_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'events are append-only'; end $$;
CREATE FUNCTION public.events_refuse_gap() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
     if new.seq <> (select coalesce(max(seq), 0) + 1 from events) then
       raise exception 'events are numbered without gaps';
     end if;
     return new;
   end $$;
CREATE TABLE public.events (
    seq bigint NOT NULL,
    incident integer NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    payload text NOT NULL
);
CREATE TABLE public.incidents (
    id integer NOT NULL,
    severity text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    declared_at bigint NOT NULL,
    declared_by text NOT NULL,
    acknowledged_at bigint,
    acknowledged_by text,
    resolved_at bigint,
    resolved_by text,
    resolution text,
    escalation_level integer NOT NULL,
    escalated_at bigint,
    escalated_by text,
    escalates_at bigint,
    slo text,
    channel text,
    version integer NOT NULL,
    CONSTRAINT incidents_severity CHECK ((severity = ANY (ARRAY['SEV-1'::text, 'SEV-2'::text, 'SEV-3'::text, 'SEV-4'::text]))),
    CONSTRAINT incidents_state CHECK ((state = ANY (ARRAY['triggered'::text, 'acknowledged'::text, 'mitigated'::text, 'resolved'::text])))
);
CREATE TABLE public.onduty_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.onduty_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.store_head (
    id integer NOT NULL,
    seq bigint NOT NULL,
    last_incident integer NOT NULL,
    CONSTRAINT store_head_alone CHECK ((id = 1))
);
INSERT INTO public.events VALUES (1, 1, 1795704431938, 'alice', 'declared', 'declared SEV-1: API service down', '{"severity":"SEV-1","title":"API service down","slo":"checkout/availability","channel":"#incidents","state":"triggered","declaredAt":1795704431938,"declaredBy":"alice","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704731938}');
INSERT INTO public.events VALUES (2, 1, 1795704432360, 'bob', 'acknowledged', 'acknowledged', '{"state":"acknowledged","acknowledgedBy":"bob","acknowledgedAt":1795704432360,"escalatesAt":null}');
INSERT INTO public.events VALUES (3, 1, 1795704432767, 'bob', 'note', 'it''s the “new” pool: ümlaut, 漢字, 💥', '{}');
INSERT INTO public.events VALUES (4, 2, 1795704433120, 'carol', 'declared', 'declared SEV-3: reports are slow', '{"severity":"SEV-3","title":"reports are slow","slo":null,"channel":null,"state":"triggered","declaredAt":1795704433120,"declaredBy":"carol","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704733120}');
INSERT INTO public.events VALUES (5, 2, 1795704433378, 'carol', 'escalated', 'escalated to level 1 (secondary)', '{"escalationLevel":1,"escalatedBy":"carol","escalatedAt":1795704433378,"escalatesAt":1795704733378}');
INSERT INTO public.events VALUES (6, 1, 1795704433621, 'alice', 'severity', 'severity SEV-1 → SEV-2', '{"severity":"SEV-2"}');
INSERT INTO public.events VALUES (7, 1, 1795704433859, 'alice', 'resolved', 'resolved: pool of 50 again', '{"state":"resolved","resolvedBy":"alice","resolvedAt":1795704433859,"resolution":"pool of 50 again","escalatesAt":null}');
INSERT INTO public.events VALUES (8, 3, 1795704434122, 'bob', 'declared', 'declared SEV-4: typo; drop table incidents; --', '{"severity":"SEV-4","title":"typo; drop table incidents; --","slo":null,"channel":null,"state":"triggered","declaredAt":1795704434122,"declaredBy":"bob","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704734122}');
INSERT INTO public.events VALUES (9, 3, 1795704434308, 'bob', 'note', 'line one
line two', '{}');
INSERT INTO public.incidents VALUES (2, 'SEV-3', 'reports are slow', 'triggered', 1795704433120, 'carol', NULL, NULL, NULL, NULL, NULL, 1, 1795704433378, 'carol', 1795704733378, NULL, NULL, 2);
INSERT INTO public.incidents VALUES (1, 'SEV-2', 'API service down', 'resolved', 1795704431938, 'alice', 1795704432360, 'bob', 1795704433859, 'alice', 'pool of 50 again', 0, NULL, NULL, NULL, 'checkout/availability', '#incidents', 5);
INSERT INTO public.incidents VALUES (3, 'SEV-4', 'typo; drop table incidents; --', 'triggered', 1795704434122, 'bob', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 1795704734122, NULL, NULL, 2);
INSERT INTO public.onduty_migration VALUES ('0001-incidents', '2026-11-26T14:47:11.924Z');
INSERT INTO public.onduty_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.store_head VALUES (1, 9, 3);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT incidents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.onduty_migration_lock
    ADD CONSTRAINT onduty_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.onduty_migration
    ADD CONSTRAINT onduty_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.store_head
    ADD CONSTRAINT store_head_pkey PRIMARY KEY (id);
CREATE INDEX events_of_incident ON public.events USING btree (incident, seq);
CREATE INDEX incidents_state ON public.incidents USING btree (state);
CREATE TRIGGER events_no_gap BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.events_refuse_gap();
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.events_refuse_change();
CREATE TRIGGER events_no_update BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.events_refuse_change();
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_incident_fkey FOREIGN KEY (incident) REFERENCES public.incidents(id);
