package org.intone.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.intone.corpus.Stretch;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.timeline.TimelineSettings;

/**
 * Emotions and features of a column of recordings.
 *
 * <pre>
 * Dataset&lt;Row&gt; heard = calls.withColumn("heard", Intone.predict(col("path")));
 * heard.groupBy("heard.emotion").count().show();
 *
 * Intone.register(spark);
 * spark.sql("SELECT path, intone_predict(content).emotion FROM calls");
 * </pre>
 *
 * A column is of text, which is taken for paths on any file system that Hadoop reaches, or binary, which is taken for the files' content.
 * What cannot be heard has an {@code error} and nothing else; null stays null. Models travel to each executor once. No state; serves all
 * threads.
 */
public final class Intone {
    private Intone() {}

    /**
     * The answer to each recording by the built-in model.
     *
     * <pre>struct: start, end, emotion, confidence, probabilities (struct), uncertain, warnings (array), error</pre>
     *
     * @param sound paths or content
     */
    public static Column predict(Column sound) throws IOException {
        return prediction(SparkSession.active(), SharedModel.builtIn()).apply(sound);
    }

    /**
     * The same by a model file.
     *
     * @param model on any file system that Hadoop reaches
     * @throws IOException if it cannot be read, or is no model that this release runs; one line
     */
    public static Column predict(Column sound, String model) throws IOException {
        SparkSession spark = SparkSession.active();
        return prediction(spark, loaded(spark, model)).apply(sound);
    }

    /**
     * The emotions of each recording over time by the built-in model; paths are read in blocks.
     *
     * <pre>array of struct: channel, then as of {@link #predict}; one element with an error where nothing could be heard</pre>
     *
     * @param sound paths or content
     */
    public static Column timeline(Column sound) throws IOException {
        return timelines(SparkSession.active(), SharedModel.builtIn()).apply(sound);
    }

    /**
     * The same by a model file.
     *
     * @param model on any file system that Hadoop reaches
     * @throws IOException if it cannot be read, or is no model that this release runs; one line
     */
    public static Column timeline(Column sound, String model) throws IOException {
        SparkSession spark = SparkSession.active();
        return timelines(spark, loaded(spark, model)).apply(sound);
    }

    /**
     * The features of each recording, bit for bit those of {@code intone features}.
     *
     * <pre>struct: features (array of float), error</pre>
     *
     * @param sound paths or content
     * @param recipe one that makes one row of a recording, such as {@code egemaps}, or the name of a backbone
     * @throws IllegalArgumentException if there is no such recipe
     * @throws IOException if its backbone cannot be read
     */
    public static Column features(Column sound, String recipe) throws IOException {
        Recipe known = Recipes.named(recipe);
        if (known.windowFrames() != 1) {
            throw new IllegalArgumentException("recipe must make one row of a recording, such as egemaps, was " + recipe
                    + ", which makes many: expected the command features");
        }
        SparkSession spark = SparkSession.active();
        FeatureRows rows =
                new FeatureRows(SharedRecipe.of(known, JavaSparkContext.fromSparkContext(spark.sparkContext())));
        DataType made = new StructType()
                .add("features", DataTypes.createArrayType(DataTypes.FloatType, false))
                .add("error", DataTypes.StringType);
        SoundFunction.Hearing hearing = one -> {
            Object[] cells =
                    rows.heard(one.source(), one.name(), Stretch.WHOLE).rows().next();
            return RowFactory.create(cells[1], null);
        };
        return function(spark, hearing, error -> RowFactory.create(null, error), made)
                .apply(sound);
    }

    /** Makes {@code intone_predict} and {@code intone_timeline} functions of SQL, by the built-in model. */
    public static void register(SparkSession spark) throws IOException {
        register(spark, SharedModel.builtIn());
    }

    /**
     * The same by a model file.
     *
     * @param model on any file system that Hadoop reaches
     * @throws IOException if it cannot be read, or is no model that this release runs; one line
     */
    public static void register(SparkSession spark, String model) throws IOException {
        register(spark, loaded(spark, model));
    }

    private static void register(SparkSession spark, SharedModel.Loaded loaded) {
        spark.udf().register("intone_predict", prediction(spark, loaded));
        spark.udf().register("intone_timeline", timelines(spark, loaded));
    }

    private static SharedModel.Loaded loaded(SparkSession spark, String model) throws IOException {
        return SharedModel.read(model, JavaSparkContext.fromSparkContext(spark.sparkContext()));
    }

    private static UserDefinedFunction prediction(SparkSession spark, SharedModel.Loaded loaded) {
        PredictRows rows =
                new PredictRows(loaded.model(), loaded.metadata().labels().labels(), "");
        StructType made = rows.columns().add("error", DataTypes.StringType);
        return function(
                spark,
                sound -> row(rows.cells(sound.read(), 0), null),
                error -> row(new Object[made.size() - 1], error),
                made);
    }

    private static UserDefinedFunction timelines(SparkSession spark, SharedModel.Loaded loaded) {
        TimelineSettings times = TimelineSettings.STANDARD;
        TimelineRows rows = new TimelineRows(
                loaded.model(),
                loaded.metadata().labels().labels(),
                "",
                times.windowSeconds(),
                times.hopSeconds(),
                false,
                false);
        StructType part = rows.columns().add("error", DataTypes.StringType);
        return function(
                spark,
                sound -> all(
                        rows.heard(sound.source(), sound.name(), Stretch.WHOLE).rows()),
                error -> new Row[] {row(new Object[part.size() - 1], error)},
                DataTypes.createArrayType(part));
    }

    private static UserDefinedFunction function(
            SparkSession spark, SoundFunction.Hearing hearing, SoundFunction.Failure failure, DataType made) {
        // Where two fields of an answer are asked for, Spark would else hear the recording twice.
        return functions.udf(SoundFunction.of(spark, hearing, failure), made).asNondeterministic();
    }

    private static Row[] all(Iterator<Object[]> rows) {
        Iterable<Object[]> each = () -> rows;
        return StreamSupport.stream(each.spliterator(), false)
                .map(cells -> row(cells, null))
                .toArray(Row[]::new);
    }

    private static Row row(Object[] cells, String error) {
        Object[] all = Arrays.copyOf(cells, cells.length + 1);
        all[cells.length] = error;
        return RowFactory.create(all);
    }
}
