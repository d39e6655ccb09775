-- Which folders hold a file, without reading them all.
CREATE INDEX "FileTree_manifest_idx" ON "FileTree" USING GIN ("manifest" jsonb_path_ops);
