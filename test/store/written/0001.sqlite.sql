PRAGMA foreign_keys = off;
BEGIN TRANSACTION;
CREATE TABLE "events" ("seq" bigint primary key, "incident" integer not null references "incidents" ("id"), "at" bigint not null, "actor" text not null, "kind" text not null, "text" text not null, "payload" text not null);
INSERT INTO "events" VALUES(1,1,1795704409234,'alice','declared','declared SEV-1: API service down','{"severity":"SEV-1","title":"API service down","slo":"checkout/availability","channel":"#incidents","state":"triggered","declaredAt":1795704409234,"declaredBy":"alice","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704709234}');
INSERT INTO "events" VALUES(2,1,1795704409435,'bob','acknowledged','acknowledged','{"state":"acknowledged","acknowledgedBy":"bob","acknowledgedAt":1795704409435,"escalatesAt":null}');
INSERT INTO "events" VALUES(3,1,1795704409839,'bob','note','it''s the “new” pool: ümlaut, 漢字, 💥','{}');
INSERT INTO "events" VALUES(4,2,1795704410170,'carol','declared','declared SEV-3: reports are slow','{"severity":"SEV-3","title":"reports are slow","slo":null,"channel":null,"state":"triggered","declaredAt":1795704410170,"declaredBy":"carol","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704710170}');
INSERT INTO "events" VALUES(5,2,1795704410372,'carol','escalated','escalated to level 1 (secondary)','{"escalationLevel":1,"escalatedBy":"carol","escalatedAt":1795704410372,"escalatesAt":1795704710372}');
INSERT INTO "events" VALUES(6,1,1795704410791,'alice','severity','severity SEV-1 → SEV-2','{"severity":"SEV-2"}');
INSERT INTO "events" VALUES(7,1,1795704411182,'alice','resolved','resolved: pool of 50 again','{"state":"resolved","resolvedBy":"alice","resolvedAt":1795704411182,"resolution":"pool of 50 again","escalatesAt":null}');
INSERT INTO "events" VALUES(8,3,1795704411758,'bob','declared','declared SEV-4: typo; drop table incidents; --','{"severity":"SEV-4","title":"typo; drop table incidents; --","slo":null,"channel":null,"state":"triggered","declaredAt":1795704411758,"declaredBy":"bob","acknowledgedAt":null,"acknowledgedBy":null,"resolvedAt":null,"resolvedBy":null,"resolution":null,"escalationLevel":0,"escalatedAt":null,"escalatedBy":null,"escalatesAt":1795704711758}');
INSERT INTO "events" VALUES(9,3,1795704412153,'bob','note','line one
line two','{}');
CREATE TABLE "incidents" ("id" integer primary key, "severity" text not null, "title" text not null, "state" text not null, "declared_at" bigint not null, "declared_by" text not null, "acknowledged_at" bigint, "acknowledged_by" text, "resolved_at" bigint, "resolved_by" text, "resolution" text, "escalation_level" integer not null, "escalated_at" bigint, "escalated_by" text, "escalates_at" bigint, "slo" text, "channel" text, "version" integer not null, constraint "incidents_severity" check (severity in ('SEV-1', 'SEV-2', 'SEV-3', 'SEV-4')), constraint "incidents_state" check (state in ('triggered', 'acknowledged', 'mitigated', 'resolved')));
INSERT INTO "incidents" VALUES(1,'SEV-2','API service down','resolved',1795704409234,'alice',1795704409435,'bob',1795704411182,'alice','pool of 50 again',0,NULL,NULL,NULL,'checkout/availability','#incidents',5);
INSERT INTO "incidents" VALUES(2,'SEV-3','reports are slow','triggered',1795704410170,'carol',NULL,NULL,NULL,NULL,NULL,1,1795704410372,'carol',1795704710372,NULL,NULL,2);
INSERT INTO "incidents" VALUES(3,'SEV-4','typo; drop table incidents; --','triggered',1795704411758,'bob',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,1795704711758,NULL,NULL,2);
CREATE TABLE "onduty_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
INSERT INTO "onduty_migration" VALUES('0001-incidents','2026-11-26T14:46:49.215Z');
CREATE TABLE "onduty_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
INSERT INTO "onduty_migration_lock" VALUES('migration_lock',0);
CREATE TABLE "store_head" ("id" integer primary key, "seq" bigint not null, "last_incident" integer not null, constraint "store_head_alone" check (id = 1));
INSERT INTO "store_head" VALUES(1,9,3);
CREATE INDEX "incidents_state" on "incidents" ("state");
CREATE INDEX "events_of_incident" on "events" ("incident", "seq");
CREATE TRIGGER events_no_update before update on events
   begin select raise(abort, 'events are append-only'); end;
CREATE TRIGGER events_no_delete before delete on events
   begin select raise(abort, 'events are append-only'); end;
CREATE TRIGGER events_no_gap before insert on events when new.seq <> (select coalesce(max(seq), 0) + 1 from events)
   begin select raise(abort, 'events are numbered without gaps'); end;
COMMIT;
