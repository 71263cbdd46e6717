CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is append-only'; END $$
--;
CREATE OR REPLACE FUNCTION {table}_refuse_existing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) THEN RAISE EXCEPTION '{table} is append-only'; END IF;
  RETURN NEW;
END $$
--;
CREATE TRIGGER {table}_no_update BEFORE UPDATE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
--;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
--;
CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse_existing()
